package network

import (
	"bufio"
	"context"
	"fmt"
)

// writePajek writes the projection with codes as labels, since Pajek labels cannot contain quotes
// and names need not be unique. The names are comments at the top. The file starts with a byte
// order mark, by which Pajek recognizes UTF-8.
func writePajek(ctx context.Context, to *bufio.Writer, e Export) error {
	// The buffer returns its first error when it is flushed.
	printf := func(format string, arguments ...any) { _, _ = fmt.Fprintf(to, format, arguments...) }
	printf("\uFEFF%% Co-sponsorship: numbers, codes and names of the sponsors\n")
	for node, label := range e.Labels {
		printf("%% %d %s %s\n", node+1, label.Code, label.Name)
	}
	printf("*Vertices %d\n", len(e.Labels))
	for node, label := range e.Labels {
		printf("%d \"%s\"\n", node+1, label.Code)
	}
	if e.Weight.directed() {
		printf("*Arcs\n")
	} else {
		printf("*Edges\n")
	}
	return e.each(ctx, func(t tie) error {
		printf("%d %d %s\n", t.a+1, t.b+1, real64(t.weight))
		return nil
	})
}

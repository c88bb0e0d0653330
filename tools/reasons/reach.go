package main

import (
	"errors"
	"fmt"
	"go/constant"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// analysis defines what to analyze.
type analysis struct {
	// module is the module whose functions are followed.
	module string
	// packages are the patterns of the packages to load, together with everything that they import.
	packages []string
	// problem is the name of the function that creates an error; its first argument is the reason.
	problem string
	// skip lists the functions that are not followed, in the notation of package ssa.
	skip []string
}

// These patterns match the functions in which an operation begins: the method of a resolver, and the function in which
// gqlgen decodes the arguments.
var (
	resolver  = regexp.MustCompile(`^\(\*?[\w./]+\.(\w+)Resolver\)\.([A-Z]\w*)$`)
	arguments = regexp.MustCompile(`\.field_([A-Z][A-Za-z]*)_(\w+)_args$`)
)

// analyze returns the reasons in the code of each operation, by names such as "Mutation.createProposal".
func analyze(folder string, a analysis) (map[string][]string, error) {
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: folder}, a.packages...)
	if err != nil {
		return nil, fmt.Errorf("load the packages: %w", err)
	}
	var faults []error
	packages.Visit(loaded, nil, func(p *packages.Package) {
		for _, fault := range p.Errors {
			faults = append(faults, fault)
		}
	})
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	program, _ := ssautil.AllPackages(loaded, ssa.InstantiateGenerics)
	program.Build()
	return a.reasons(program), nil
}

// reasons collects the reasons of all operations. It omits operations whose resolver returns no error, since every
// operation rejects arguments of invalid types.
func (a analysis) reasons(program *ssa.Program) map[string][]string {
	resolved, decoded := map[string][]string{}, map[string][]string{}
	for function := range ssautil.AllFunctions(program) {
		if function.Synthetic != "" || !a.follows(function) {
			continue
		}
		if match := resolver.FindStringSubmatch(function.String()); match != nil {
			a.collect(function, resolved, strings.ToUpper(match[1][:1])+match[1][1:], strings.ToLower(match[2][:1])+match[2][1:])
		}
		if match := arguments.FindStringSubmatch(function.String()); match != nil {
			a.collect(function, decoded, match[1], match[2])
		}
	}
	for name := range resolved {
		resolved[name] = append(resolved[name], decoded[name]...)
	}
	return resolved
}

// collect records the reasons in the function of an operation and in the functions that it calls, if there are any.
func (a analysis) collect(function *ssa.Function, into map[string][]string, owner, field string) {
	walk := walk{analysis: a, seen: map[*ssa.Function]bool{}}
	walk.visit(function)
	if len(walk.reasons) > 0 {
		into[owner+"."+field] = walk.reasons
	}
}

// follows reports whether a function belongs to the module, or is an instance of a generic one that does.
func (a analysis) follows(function *ssa.Function) bool {
	if origin := function.Origin(); origin != nil {
		function = origin
	}
	for function.Parent() != nil {
		function = function.Parent()
	}
	path := packageOf(function)
	return (path == a.module || strings.HasPrefix(path, a.module+"/")) && !slices.Contains(a.skip, function.String())
}

// packageOf returns the path of a function's package. For the function that ssa creates for a method value, it is the
// package of the method; for other synthetic functions, it is empty.
func packageOf(function *ssa.Function) string {
	switch {
	case function.Pkg != nil:
		return function.Pkg.Pkg.Path()
	case function.Object() != nil && function.Object().Pkg() != nil:
		return function.Object().Pkg().Path()
	default:
		return ""
	}
}

// walk collects the reasons in a function and in the functions that it references.
type walk struct {
	analysis
	seen    map[*ssa.Function]bool
	reasons []string
}

func (w *walk) visit(function *ssa.Function) {
	if w.seen[function] || !w.follows(function) {
		return
	}
	w.seen[function] = true
	for _, block := range function.Blocks {
		for _, instruction := range block.Instrs {
			w.instruction(instruction)
		}
	}
}

// instruction records the reason if the instruction creates a problem, and visits the functions that it references.
func (w *walk) instruction(instruction ssa.Instruction) {
	if call, is := instruction.(ssa.CallInstruction); is {
		if callee := call.Common().StaticCallee(); callee != nil && callee.Name() == w.problem {
			w.problemOf(call.Common().Args[0])
		}
	}
	for _, operand := range instruction.Operands(nil) {
		if function, is := (*operand).(*ssa.Function); is {
			w.visit(function)
		}
	}
}

func (w *walk) problemOf(reason ssa.Value) {
	if constantReason, is := reason.(*ssa.Const); is && constantReason.Value != nil {
		w.reasons = append(w.reasons, constant.StringVal(constantReason.Value))
	}
}

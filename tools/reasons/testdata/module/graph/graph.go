// Package graph has resolvers like those that gqlgen calls.
package graph

type problem struct{ reason string }

func (p *problem) Error() string { return p.reason }

func NewProblem(reason string) error { return &problem{reason} }

type (
	mutationResolver struct{ checks checks }
	queryResolver    struct{}
	checks           struct{}
	decoder          struct{}
)

func (r *mutationResolver) CreateProposal() error {
	check := func() error { return NewProblem("BY_CLOSURE") }
	return first(helper(), check(), apply(r.checks.check), generic(1), skipped())
}

func (r *queryResolver) Proposals() error { return helper() }

// Groups returns no error.
func (r *queryResolver) Groups() error { return nil }

func (d *decoder) field_Mutation_createProposal_args() error { return NewProblem("BY_ARGUMENT") }

// Resolver Groups returns no error, so an error from decoding its arguments is not listed.
func (d *decoder) field_Query_groups_args() error { return NewProblem("BY_ARGUMENT") }

func helper() error { return NewProblem("BY_HELPER") }

func skipped() error { return NewProblem("SKIPPED") }

func elsewhere() error { return NewProblem("ELSEWHERE") }

func (checks) check() error { return NewProblem("BY_METHOD_VALUE") }

func apply(check func() error) error { return check() }

func generic[T any](T) error { return NewProblem("BY_GENERIC") }

func first(errors ...error) error {
	for _, err := range errors {
		if err != nil {
			return err
		}
	}
	return nil
}

// Resolvers returns the types whose methods gqlgen calls.
func Resolvers() []any { return []any{&mutationResolver{}, &queryResolver{}, &decoder{}} }

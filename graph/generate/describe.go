package main

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// describe completes the descriptions in the schema sources that gqlgen embeds, so that introspection,
// graph/schema.graphql and clients show them. It calls complete with the elements of each file.
func describe(sources []*ast.Source, complete func([]element) error) error {
	for _, source := range sources {
		if source.BuiltIn {
			continue
		}
		document, err := parser.ParseSchema(source)
		if err != nil {
			return fmt.Errorf("parse %s: %w", source.Name, err)
		}
		if err := complete(elements(document)); err != nil {
			return fmt.Errorf("%s: %w", source.Name, err)
		}
		var text strings.Builder
		formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchemaDocument(document)
		source.Input = text.String()
	}
	return nil
}

// fill sets empty descriptions according to the rules. It returns an error for an element without a description that
// no rule matches.
func fill(elements []element, rules []rule) error {
	for _, element := range elements {
		if *element.description != "" {
			continue
		}
		text, ok := descriptionOf(element.signature, rules)
		if !ok {
			return fmt.Errorf("%q has no description, and no rule in graph/generate/rules.go describes it", element.signature)
		}
		*element.description = text
	}
	return nil
}

// element is a part of the schema with a description. Rules match its signature:
//
//	type Proposal
//	Proposal.symbol: Symbol
//	Proposal.revisions(first: Int): RevisionConnection!
//	Access.PUBLIC
type element struct {
	signature   string
	description *string
}

// elements returns the elements of a schema file in the order of the file, followed by those of extensions.
func elements(document *ast.SchemaDocument) []element {
	all := []element{}
	for _, definition := range document.Definitions {
		keyword := keywords()[definition.Kind]
		all = append(all, element{keyword + " " + definition.Name, &definition.Description})
		all = append(all, members(definition)...)
	}
	for _, extension := range document.Extensions {
		all = append(all, members(extension)...)
	}
	return all
}

// members returns the fields, arguments and enum values of a definition.
func members(definition *ast.Definition) []element {
	all := []element{}
	for _, field := range definition.Fields {
		name := definition.Name + "." + field.Name
		all = append(all, element{name + ": " + field.Type.String(), &field.Description})
		for _, argument := range field.Arguments {
			signature := fmt.Sprintf("%s(%s: %s): %s", name, argument.Name, argument.Type, field.Type)
			all = append(all, element{signature, &argument.Description})
		}
	}
	for _, value := range definition.EnumValues {
		all = append(all, element{definition.Name + "." + value.Name, &value.Description})
	}
	return all
}

func keywords() map[ast.DefinitionKind]string {
	return map[ast.DefinitionKind]string{
		ast.Object: "type", ast.InputObject: "input", ast.Interface: "interface",
		ast.Enum: "enum", ast.Union: "union", ast.Scalar: "scalar",
	}
}

using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void CreateIndex(CreateIndexStatement index)
    {
        output.Word(index.IsUnique ? "create unique index" : "create index");
        WordIf(index.IsConcurrent, "concurrently");
        WordIf(index.IfNotExists, "if not exists");
        if (index.Name is { } name) Identifier(name);
        output.Word("on");
        Relation(index.Table);
        Clause("using", index.AccessMethod);
        Group(index.Elements, Element);
        if (!index.Include.IsEmpty)
        {
            output.Word("include");
            Group(index.Include, Element);
        }

        NullsDistinct(index.NullsNotDistinct);
        With(index.Options);
        Clause("tablespace", index.Tablespace);
        Clause("where", index.Where);
    }

    private void Element(IndexElement element)
    {
        Indexed(element.Value);
        Collation(element.Collation);
        if (element.OperatorClass is not null)
        {
            Name(element.OperatorClass);
            OptionalGroup(element.OperatorClassOptions, Option);
        }

        Direction(element.Direction, element.Nulls);
    }
}

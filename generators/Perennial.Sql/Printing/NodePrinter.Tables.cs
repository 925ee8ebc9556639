using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void CreateTable(CreateTableStatement table)
    {
        output.Word("create");
        Persistence(table.Persistence);
        output.Word(table.ForeignServer is null ? "table" : "foreign table");
        WordIf(table.IfNotExists, "if not exists");
        Name(table.Name);
        if (table.OfType is not null)
        {
            output.Word("of");
            Type(table.OfType);
        }

        if (table.PartitionOf is not null)
        {
            output.Word("partition of");
            Name(table.PartitionOf);
        }

        // The parentheses belong to a plain table even when nothing stands in them.
        if (!table.Elements.IsEmpty || (table.OfType is null && table.PartitionOf is null)) Lines(table.Elements, PrintElement);
        if (!table.Inherits.IsEmpty)
        {
            output.Word("inherits");
            Group(table.Inherits, Name);
        }

        if (table.Bound is not null) Bound(table.Bound);
        if (table.PartitionBy is not null) Key(table.PartitionBy);
        Clause("server", table.ForeignServer);
        Options(table.ForeignOptions);
        TableTail(table.AccessMethod, table.Options, table.OnCommit, table.Tablespace);
    }

    private void TableTail(Identifier? accessMethod, EquatableArray<DefinitionOption> options, OnCommitAction onCommit, Identifier? tablespace)
    {
        Clause("using", accessMethod);
        With(options);
        if (onCommit != OnCommitAction.None)
        {
            output.Word(onCommit switch
            {
                OnCommitAction.PreserveRows => "on commit preserve rows",
                OnCommitAction.DeleteRows => "on commit delete rows",
                _ => "on commit drop",
            });
        }

        Clause("tablespace", tablespace);
    }

    /// <summary>The items in parentheses, each on a line of its own in multi-line layout.</summary>
    private void Lines<T>(EquatableArray<T> items, Action<T> print)
    {
        output.Open();
        output.Indent();
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) output.Comma();
            output.Line();
            print(items[i]);
        }

        output.Outdent();
        if (!items.IsEmpty) output.Line();
        output.Close();
    }

    private void Persistence(TablePersistence persistence)
    {
        if (persistence == TablePersistence.Temporary) output.Word("temporary");
        if (persistence == TablePersistence.Unlogged) output.Word("unlogged");
    }

    private void PrintElement(TableElement element)
    {
        switch (element)
        {
            case ColumnDefinition column: Column(column); break;
            case TableConstraint constraint: PrintConstraint(constraint); break;
            case LikeClause like:
                output.Word("like");
                Name(like.Table);
                foreach (LikeOption option in like.Options) Option(option);
                break;
            default: throw new ArgumentException($"There is no SQL for a {element.GetType().Name}.", nameof(element));
        }
    }

    private void Option(LikeOption option)
    {
        output.Word(option.IsIncluded ? "including" : "excluding");
        output.Word(option.Property switch
        {
            LikeProperty.All => "all",
            LikeProperty.Comments => "comments",
            LikeProperty.Compression => "compression",
            LikeProperty.Constraints => "constraints",
            LikeProperty.Defaults => "defaults",
            LikeProperty.Generated => "generated",
            LikeProperty.Identity => "identity",
            LikeProperty.Indexes => "indexes",
            LikeProperty.Statistics => "statistics",
            _ => "storage",
        });
    }

    private void Column(ColumnDefinition column)
    {
        Identifier(column.Name);
        if (column.Type is not null) Type(column.Type);
        DefaultOrName("storage", column.Storage);
        DefaultOrName("compression", column.Compression);
        Options(column.ForeignOptions);
        Collation(column.Collation);
        foreach (ColumnConstraint constraint in column.Constraints) PrintConstraint(constraint);
    }

    private void DefaultOrName(string word, Identifier? name)
    {
        if (name is not { } given) return;
        output.Word(word);
        Identifier(given, given.Name == "default" ? IdentifierPosition.Label : IdentifierPosition.Any);
    }

    private void Collation(QualifiedName? collation)
    {
        if (collation is null) return;
        output.Word("collate");
        Name(collation);
    }

    private void CreateTableAs(CreateTableAsStatement table)
    {
        output.Word("create");
        Persistence(table.Persistence);
        output.Word(table.IsMaterializedView ? "materialized view" : "table");
        WordIf(table.IfNotExists, "if not exists");
        Name(table.Name);
        OptionalNameGroup(table.Columns);
        TableTail(table.AccessMethod, table.Options, table.OnCommit, table.Tablespace);
        output.Word("as");
        Print(table.Query);
        WordIf(table.WithNoData, "with no data");
    }

    private void Key(PartitionKey key)
    {
        output.Word("partition by");
        Identifier(key.Strategy);
        Group(key.Elements, KeyElement);
    }

    private void KeyElement(PartitionElement element)
    {
        Indexed(element.Value);
        Collation(element.Collation);
        if (element.OperatorClass is not null) Name(element.OperatorClass);
    }

    private void Bound(PartitionBound bound)
    {
        switch (bound)
        {
            case ListPartitionBound list:
                output.Word("for values in");
                Group(list.Values, Print);
                break;
            case RangePartitionBound range:
                output.Word("for values from");
                Group(range.From, Print);
                output.Word("to");
                Group(range.To, Print);
                break;
            case HashPartitionBound hash:
                output.Word("for values with");
                output.Open();
                output.Word("modulus");
                Number(hash.Modulus);
                output.Comma();
                output.Word("remainder");
                Number(hash.Remainder);
                output.Close();
                break;
            default: output.Word("default"); break;
        }
    }

    /// <summary>What is indexed or partitioned by: a column, a plain call, or an expression in parentheses.</summary>
    private void Indexed(Expression value)
    {
        bool isBare = value is ColumnReference { Parts.Count: 1 }
            or FunctionCall { Form: FunctionCallForm.Plain, IsWithinGroup: false, Filter: null, Over: null };
        if (isBare) Print(value);
        else Parenthesized(value);
    }
}

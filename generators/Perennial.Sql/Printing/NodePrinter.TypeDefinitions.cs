using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintTypeDefinition(Statement statement)
    {
        switch (statement)
        {
            case CreateEnumStatement create:
                CreateType(create.Name, "as enum");
                Group(create.Labels, Print);
                break;
            case CreateCompositeTypeStatement create:
                CreateType(create.Name, "as");
                Lines(create.Attributes, Column);
                break;
            case CreateRangeTypeStatement create:
                CreateType(create.Name, "as range");
                Group(create.Options, Option);
                break;
            case CreateBaseTypeStatement create:
                CreateType(create.Name, null);
                if (create.Options is { } options) Group(options, Option);
                break;
            case AlterEnumAddValueStatement alter:
                AlterType(alter.Name, alter.IfNotExists ? "add value if not exists" : "add value");
                Print(alter.Label);
                Clause(alter.IsAfter ? "after" : "before", alter.Neighbor);
                break;
            case AlterEnumRenameValueStatement alter:
                AlterType(alter.Name, "rename value");
                Print(alter.From);
                Clause("to", alter.To);
                break;
            case CreateDomainStatement create:
                output.Word("create domain");
                Name(create.Name);
                output.Word("as");
                Type(create.Type);
                Collation(create.Collation);
                foreach (ColumnConstraint constraint in create.Constraints) PrintConstraint(constraint);
                break;
            case AlterDomainStatement alter:
                output.Word("alter domain");
                Name(alter.Name);
                PrintAction(alter.Action);
                break;
            default: return false;
        }

        return true;
    }

    private void CreateType(QualifiedName name, string? words)
    {
        output.Word("create type");
        Name(name);
        if (words is not null) output.Word(words);
    }

    private void AlterType(QualifiedName name, string words)
    {
        output.Word("alter type");
        Name(name);
        output.Word(words);
    }

    private void PrintAction(AlterDomainAction action)
    {
        switch (action)
        {
            case AlterDomainDefault { Value: null }: output.Word("drop default"); break;
            case AlterDomainDefault change: Clause("set default", change.Value); break;
            case AlterDomainNotNull change: output.Word(change.IsNotNull ? "set not null" : "drop not null"); break;
            case AddDomainConstraint add:
                output.Word("add");
                PrintConstraint(add.Constraint);
                break;
            case DropDomainConstraint drop:
                output.Word(drop.IfExists ? "drop constraint if exists" : "drop constraint");
                Identifier(drop.Constraint);
                Behavior(drop.Behavior);
                break;
            case ValidateDomainConstraint validate: Clause("validate constraint", validate.Constraint); break;
            default: throw new ArgumentException($"There is no SQL for a {action.GetType().Name}.", nameof(action));
        }
    }
}

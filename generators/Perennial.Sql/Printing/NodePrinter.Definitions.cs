using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintDefinition(Statement statement)
    {
        switch (statement)
        {
            case CreateTableStatement table: CreateTable(table); break;
            case CreateTableAsStatement table: CreateTableAs(table); break;
            case AlterTableStatement alter: AlterTable(alter); break;
            case CreateIndexStatement index: CreateIndex(index); break;
            case CreateViewStatement view: CreateView(view); break;
            case CreateRoutineStatement routine: CreateRoutine(routine); break;
            case CreateAggregateStatement aggregate: CreateAggregate(aggregate); break;
            case AlterRoutineStatement alter:
                output.Word("alter " + KindWords(alter.Kind));
                Signature(alter.Routine);
                foreach (RoutineOption option in alter.Options) PrintOption(option);
                break;
            case ReturnStatement returned: Clause("return", returned.Value); break;
            case CreateTriggerStatement trigger: CreateTrigger(trigger); break;
            case CreateRuleStatement rule: CreateRule(rule); break;
            case CreatePolicyStatement policy: CreatePolicy(policy); break;
            case AlterPolicyStatement policy:
                Clause("alter policy", policy.Name);
                output.Word("on");
                Name(policy.Table);
                PolicyTail(policy.Roles, policy.Using, policy.WithCheck);
                break;
            case CreateSequenceStatement sequence:
                output.Word("create");
                Persistence(sequence.Persistence);
                output.Word(sequence.IfNotExists ? "sequence if not exists" : "sequence");
                Name(sequence.Name);
                foreach (SequenceOption option in sequence.Options) Option(option);
                break;
            case AlterSequenceStatement sequence:
                output.Word(sequence.IfExists ? "alter sequence if exists" : "alter sequence");
                Name(sequence.Name);
                foreach (SequenceOption option in sequence.Options) Option(option);
                break;
            default: return PrintTypeDefinition(statement) || PrintOtherDefinition(statement);
        }

        return true;
    }

    private bool PrintOtherDefinition(Statement statement)
    {
        switch (statement)
        {
            case CreateSchemaStatement schema:
                output.Word(schema.IfNotExists ? "create schema if not exists" : "create schema");
                if (schema.Name is { } name) Identifier(name);
                if (schema.Authorization is not null)
                {
                    output.Word("authorization");
                    Role(schema.Authorization);
                }

                foreach (Statement element in schema.Elements) Print(element);
                break;
            case CreateExtensionStatement extension:
                output.Word(extension.IfNotExists ? "create extension if not exists" : "create extension");
                Identifier(extension.Name);
                Clause("schema", extension.Schema);
                if (extension.Version is not null)
                {
                    output.Word("version");
                    String(extension.Version);
                }

                WordIf(extension.Cascade, "cascade");
                break;
            case CreateCollationStatement collation:
                output.Word(collation.IfNotExists ? "create collation if not exists" : "create collation");
                Name(collation.Name);
                if (collation.From is not null)
                {
                    output.Word("from");
                    Name(collation.From);
                }
                else
                {
                    Group(collation.Options, Option);
                }

                break;
            case CreateCastStatement cast: CreateCast(cast); break;
            case CreateOperatorStatement create:
                output.Word("create operator");
                BareOperator(create.Name);
                Group(create.Options, Option);
                break;
            default: return false;
        }

        return true;
    }

    private void CreateCast(CreateCastStatement cast)
    {
        output.Word("create cast");
        output.Open();
        Type(cast.Source);
        output.Word("as");
        Type(cast.Target);
        output.Close();
        if (cast.Function is not null)
        {
            output.Word("with function");
            Signature(cast.Function);
        }
        else
        {
            output.Word(cast.IsInOut ? "with inout" : "without function");
        }

        if (cast.Context != CastContext.Explicit) output.Word(cast.Context == CastContext.Implicit ? "as implicit" : "as assignment");
    }

    /// <summary>An operator's name where the grammar takes it without OPERATOR().</summary>
    private void BareOperator(OperatorName name)
    {
        foreach (Identifier outer in name.Outer)
        {
            Identifier(outer);
            output.Glue(".");
        }

        if (name.Schema is { } schema)
        {
            Identifier(schema);
            output.Glue(".");
        }

        output.Word(name.Symbol);
    }
}

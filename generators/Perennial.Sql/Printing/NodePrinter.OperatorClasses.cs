using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintOperatorClassStatement(Statement statement)
    {
        switch (statement)
        {
            case AlterOperatorStatement alter:
                output.Word("alter operator");
                Signature(alter.Operator);
                output.Word("set");
                Group(alter.Options, Option);
                break;
            case CreateOperatorClassStatement create:
                output.Word("create operator class");
                Name(create.Name);
                WordIf(create.IsDefault, "default");
                output.Word("for type");
                Type(create.Type);
                Clause("using", create.Method);
                if (create.Family is not null)
                {
                    output.Word("family");
                    Name(create.Family);
                }

                output.Word("as");
                List(create.Items, Item);
                break;
            case CreateOperatorFamilyStatement create:
                output.Word("create operator family");
                Name(create.Name);
                Clause("using", create.Method);
                break;
            case AlterOperatorFamilyStatement alter:
                output.Word("alter operator family");
                Name(alter.Name);
                Clause("using", alter.Method);
                output.Word(alter.IsAdded ? "add" : "drop");
                List(alter.Items, Item);
                break;
            case CreateLanguageStatement create:
                output.Word(create.OrReplace ? "create or replace" : "create");
                output.Word(create.IsTrusted ? "trusted language" : "language");
                Identifier(create.Name);
                Function("handler", create.Handler);
                Function("inline", create.Inline);
                Function("validator", create.Validator);
                break;
            case CreateTransformStatement create:
                output.Word(create.OrReplace ? "create or replace transform for" : "create transform for");
                Type(create.Type);
                Clause("language", create.Language);
                Transform(create);
                break;
            default: return PrintTextSearchStatement(statement);
        }

        return true;
    }

    private void Function(string word, QualifiedName? name)
    {
        if (name is null) return;
        output.Word(word);
        Name(name);
    }

    private void Transform(CreateTransformStatement create)
    {
        output.Open();
        if (create.FromSql is not null)
        {
            output.Word("from sql with function");
            Signature(create.FromSql);
        }

        if (create.FromSql is not null && create.ToSql is not null) output.Comma();
        if (create.ToSql is not null)
        {
            output.Word("to sql with function");
            Signature(create.ToSql);
        }

        output.Close();
    }

    private void Signature(OperatorSignature signature)
    {
        BareOperator(signature.Name);
        Group<TypeName?>([signature.Left, signature.Right], OperandType);
    }

    private void Item(OperatorClassItem item)
    {
        switch (item)
        {
            case OperatorClassOperator member:
                output.Word("operator");
                Number(member.Strategy);
                BareOperator(member.Operator);
                OptionalGroup(member.Types, OperandType);
                if (member.SortFamily is null) break;
                output.Word("for order by");
                Name(member.SortFamily);
                break;
            case OperatorClassFunction member:
                output.Word("function");
                Number(member.Number);
                OptionalGroup(member.Types, Type);
                Signature(member.Function);
                break;
            case OperatorClassStorage storage:
                output.Word("storage");
                Type(storage.Type);
                break;
            case OperatorClassDroppedItem dropped:
                output.Word(dropped.IsFunction ? "function" : "operator");
                Number(dropped.Number);
                Group(dropped.Types, Type);
                break;
            default: throw new ArgumentException($"There is no SQL for a {item.GetType().Name}.", nameof(item));
        }
    }
}

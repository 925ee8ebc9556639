using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintObjectStatement(Statement statement)
    {
        switch (statement)
        {
            case DropStatement drop:
                output.Word("drop " + KindWords(drop.Kind));
                WordIf(drop.IsConcurrent, "concurrently");
                WordIf(drop.IfExists, "if exists");
                List(drop.Objects, PrintObject);
                Behavior(drop.Behavior);
                WordIf(drop.IsForced, "with (force)");
                break;
            case RenameStatement rename: Rename(rename); break;
            case SetSchemaStatement set:
                output.Word("alter " + KindWords(set.Object.Kind));
                WordIf(set.IfExists, "if exists");
                WordIf(set.IsOnly, "only");
                PrintObject(set.Object);
                Clause("set schema", set.Schema);
                break;
            case ChangeOwnerStatement change:
                output.Word("alter " + KindWords(change.Object.Kind));
                PrintObject(change.Object);
                output.Word("owner to");
                Role(change.Owner);
                break;
            case CommentStatement comment: Comment(comment); break;
            case SetStatement set: PrintSetting(set); break;
            case GrantStatement grant: Grant(grant); break;
            case TruncateStatement truncate:
                output.Word("truncate table");
                List(truncate.Tables, Relation);
                if (truncate.RestartIdentity is { } restart) output.Word(restart ? "restart identity" : "continue identity");
                Behavior(truncate.Behavior);
                break;
            case LockStatement lockStatement:
                output.Word("lock table");
                List(lockStatement.Tables, Relation);
                output.Word("in " + lockStatement.Mode.ToLowerInvariant() + " mode");
                WordIf(lockStatement.NoWait, "nowait");
                break;
            case RefreshMaterializedViewStatement refresh:
                output.Word(refresh.IsConcurrent ? "refresh materialized view concurrently" : "refresh materialized view");
                Name(refresh.Name);
                WordIf(refresh.WithNoData, "with no data");
                break;
            case DoStatement block:
                output.Word("do");
                if (block.Language is { } language) Language(language);
                output.Word(SqlPrinter.QuoteBody(block.Body.Value));
                break;
            case CallStatement call:
                output.Word("call");
                PrintCall(call.Call);
                break;
            default: return false;
        }

        return true;
    }

    private void Rename(RenameStatement rename)
    {
        ObjectName target = rename.Object;
        output.Word("alter");
        switch (target.Kind)
        {
            case ObjectKind.Column or ObjectKind.TypeAttribute or ObjectKind.Constraint or ObjectKind.DomainConstraint when target.Owner is not null:
                bool isDomain = target.Kind == ObjectKind.DomainConstraint;
                bool isAttribute = target.Kind == ObjectKind.TypeAttribute;
                output.Word(isDomain ? "domain" : isAttribute ? "type" : target.Kind == ObjectKind.Constraint ? "table" : KindWords(rename.OwnerKind));
                WordIf(rename.IfExists, "if exists");
                WordIf(rename.IsOnly, "only");
                Name(target.Owner);
                output.Word(isAttribute ? "rename attribute" : target.Kind == ObjectKind.Column ? "rename column" : "rename constraint");
                Name(target.Name);
                break;
            default:
                output.Word(KindWords(target.Kind));
                WordIf(rename.IfExists, "if exists");
                WordIf(rename.IsOnly, "only");
                PrintObject(target);
                output.Word("rename");
                break;
        }

        Clause("to", rename.NewName);
        Behavior(rename.Behavior);
    }

    private void Comment(CommentStatement comment)
    {
        output.Word("comment on");
        output.Word(KindWords(comment.Object.Kind));
        PrintObject(comment.Object);
        output.Word("is");
        if (comment.Text is null) output.Word("null");
        else String(comment.Text);
    }

    private void PrintObject(ObjectName name)
    {
        switch (name.Kind)
        {
            case ObjectKind.Cast when name is { LeftType: { } source, RightType: { } target }:
                output.Open();
                Type(source);
                output.Word("as");
                Type(target);
                output.Close();
                break;
            case ObjectKind.Transform when name.LeftType is not null:
                output.Word("for");
                Type(name.LeftType);
                Clause("language", name.Method);
                break;
            case ObjectKind.Operator when name.Operator is not null:
                BareOperator(name.Operator);
                output.Open();
                OperandType(name.LeftType);
                output.Comma();
                OperandType(name.RightType);
                output.Close();
                break;
            case ObjectKind.OperatorClass or ObjectKind.OperatorFamily:
                Name(name.Name);
                Clause("using", name.Method);
                break;
            case ObjectKind.Column when name.Owner is not null:
                Name(name.Owner);
                output.Glue(".");
                Name(name.Name, IdentifierPosition.Label);
                break;
            case ObjectKind.LargeObject: output.Word(name.Name.Name); break;
            case ObjectKind.DomainConstraint when name.Owner is not null:
                Name(name.Name);
                output.Word("on domain");
                Name(name.Owner);
                break;
            default:
                if (name.Routine is not null) Signature(name.Routine);
                else if (name.Type is not null) Type(name.Type);
                else Name(name.Name);
                if (name.Owner is null) break;
                output.Word("on");
                Name(name.Owner);
                break;
        }
    }

    private void OperandType(TypeName? type)
    {
        if (type is null) output.Word("none");
        else Type(type);
    }
}

using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void Insert(InsertStatement insert)
    {
        if (insert.With is not null) With(insert.With);
        output.Word("insert into");
        Name(insert.Table);
        Clause("as", insert.Alias);
        OptionalGroup(insert.Columns, Target);
        Overriding(insert.Overriding);
        if (insert.Source is not null) Query(insert.Source);
        else output.Word("default values");
        if (insert.OnConflict is not null) OnConflict(insert.OnConflict);
        if (insert.Returning is not null) Returning(insert.Returning);
    }

    private void Target(AssignmentTarget target)
    {
        if (target.Indirection is null) Identifier(target.Column);
        else AssignedPart(target.Indirection);
    }

    /// <summary>A part of a column without the parentheses that it would need as an expression.</summary>
    private void AssignedPart(Expression part)
    {
        switch (part)
        {
            case FieldSelection field:
                AssignedPart(field.Operand);
                output.Glue(".");
                Identifier(field.Field, IdentifierPosition.Label);
                break;
            case FieldStar field:
                AssignedPart(field.Operand);
                output.Tight(".*");
                break;
            case Subscript subscript:
                AssignedPart(subscript.Operand);
                Index(subscript);
                break;
            case Slice slice:
                AssignedPart(slice.Operand);
                Bounds(slice);
                break;
            default: Print(part); break;
        }
    }

    private void Overriding(OverridingKind overriding)
    {
        if (overriding == OverridingKind.User) output.Word("overriding user value");
        if (overriding == OverridingKind.System) output.Word("overriding system value");
    }

    private void OnConflict(OnConflictClause conflict)
    {
        output.Word("on conflict");
        OptionalGroup(conflict.Target, Element);
        Clause("where", conflict.TargetWhere);
        Clause("on constraint", conflict.Constraint);
        output.Word(conflict.Assignments.IsEmpty ? "do nothing" : "do update set");
        List(conflict.Assignments, Assign);
        Clause("where", conflict.Where);
    }

    private void Assign(Assignment assignment)
    {
        if (assignment.IsMultiple) Group(assignment.Targets, Target);
        else List(assignment.Targets, Target);
        output.Word("=");
        Print(assignment.Value);
    }

    private void Returning(ReturningClause returning)
    {
        output.Word("returning");
        if (returning.OldAlias is not null || returning.NewAlias is not null)
        {
            output.Word("with");
            output.Open();
            Clause("old as", returning.OldAlias);
            if (returning.OldAlias is not null && returning.NewAlias is not null) output.Comma();
            Clause("new as", returning.NewAlias);
            output.Close();
        }

        List(returning.Items, Item);
    }

    private void Update(UpdateStatement update)
    {
        if (update.With is not null) With(update.With);
        output.Word("update");
        Relation(update.Table);
        Clause("as", update.Alias);
        output.Word("set");
        List(update.Assignments, Assign);
        From("from", update.From);
        Clause("where", update.Where);
        if (update.Returning is not null) Returning(update.Returning);
    }

    private void Delete(DeleteStatement delete)
    {
        if (delete.With is not null) With(delete.With);
        output.Word("delete from");
        Relation(delete.Table);
        Clause("as", delete.Alias);
        From("using", delete.Using);
        Clause("where", delete.Where);
        if (delete.Returning is not null) Returning(delete.Returning);
    }

    private void From(string word, EquatableArray<FromItem> items)
    {
        if (items.IsEmpty) return;
        output.Word(word);
        List(items, PrintFromItem);
    }

    private void Merge(MergeStatement merge)
    {
        if (merge.With is not null) With(merge.With);
        output.Word("merge into");
        Relation(merge.Table);
        Clause("as", merge.Alias);
        output.Word("using");
        PrintFromItem(merge.Source);
        Clause("on", merge.On);
        foreach (MergeWhen clause in merge.Clauses) When(clause);
        if (merge.Returning is not null) Returning(merge.Returning);
    }

    private void When(MergeWhen clause)
    {
        output.Word(clause.Match switch
        {
            MergeMatch.Matched => "when matched",
            MergeMatch.NotMatchedBySource => "when not matched by source",
            _ => "when not matched",
        });
        Clause("and", clause.Condition);
        output.Word("then");
        Operation(clause.Operation);
    }

    private void Operation(MergeOperation operation)
    {
        switch (operation)
        {
            case MergeDoNothing: output.Word("do nothing"); break;
            case MergeDelete: output.Word("delete"); break;
            case MergeUpdate update:
                output.Word("update set");
                List(update.Assignments, Assign);
                break;
            case MergeInsert insert:
                output.Word("insert");
                OptionalGroup(insert.Columns, Target);
                Overriding(insert.Overriding);
                if (insert.Values is { } values)
                {
                    output.Word("values");
                    Group(values, Print);
                }
                else
                {
                    output.Word("default values");
                }

                break;
            default: throw new ArgumentException($"There is no SQL for a {operation.GetType().Name}.", nameof(operation));
        }
    }

    private bool PrintQueryStatement(Statement statement)
    {
        switch (statement)
        {
            case SelectStatement query: Query(query); break;
            case InsertStatement insert: Insert(insert); break;
            case UpdateStatement update: Update(update); break;
            case DeleteStatement delete: Delete(delete); break;
            case MergeStatement merge: Merge(merge); break;
            case UtilityStatement utility: output.Word(utility.Text); break;
            default: return false;
        }

        return true;
    }
}

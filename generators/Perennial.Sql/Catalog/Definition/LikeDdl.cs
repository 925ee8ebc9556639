using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE TABLE (LIKE source INCLUDING ...).</summary>
internal static class LikeDdl
{
    /// <summary>The new table with the source's columns, and which number each of them got; null after an error.</summary>
    public static (Relation Relation, Relation Source, Dictionary<int, int> Numbers)? CopyColumns(DdlSession session, Relation relation, LikeClause like)
    {
        if (session.RequireRelation(like.Table) is not { } source) return null;
        if (source.Kind == RelationKind.Sequence)
        {
            session.Error("42809", like.Table.Span, $"relation \"{source.Name}\" is invalid in LIKE clause");
            return null;
        }

        Dictionary<int, int> numbers = [];
        foreach (Column column in source.Columns)
        {
            if (relation.FindColumn(column.Name) is { } existing)
            {
                // A column that the table inherits, too, is merged.
                if (!existing.IsLocal && existing.Type == column.Type && existing.Typmod == column.Typmod)
                {
                    numbers[column.Number] = existing.Number;
                    relation = ColumnDdl.Replace(relation, existing with { IsLocal = true });
                    continue;
                }

                session.Error("42701", like.Span, $"column \"{column.Name}\" specified more than once");
                continue;
            }

            bool keepsDefault = column.Generated == ColumnGeneration.None
                ? column.Identity == ColumnIdentity.None && Includes(like, LikeProperty.Defaults)
                : Includes(like, LikeProperty.Generated);
            Column copy = new()
            {
                Name = column.Name,
                Number = ColumnDdl.NextNumber(relation),
                Type = column.Type,
                Typmod = column.Typmod,
                Collation = column.Collation,
                NotNull = column.NotNull,
                Comment = Includes(like, LikeProperty.Comments) ? column.Comment : null,
                Storage = Includes(like, LikeProperty.Storage) ? column.Storage : null,
                Compression = Includes(like, LikeProperty.Compression) ? column.Compression : null,
            };
            if (keepsDefault)
                copy = copy with { Default = column.Default, HasDefault = column.HasDefault, Generated = column.Generated, References = column.References };
            numbers[column.Number] = copy.Number;
            relation = ColumnDdl.Append(relation, copy);
        }

        return (relation, source, numbers);
    }

    /// <summary>Copies what hangs on the source table: not-null constraints, and as the options say identity, checks, indexes and statistics.</summary>
    public static void CopyRest(DdlSession session, uint oid, LikeClause like, Relation source, Dictionary<int, int> numbers)
    {
        foreach (Column column in source.Columns)
        {
            Relation relation = session.Catalog.FindRelation(oid)!;
            if (!numbers.TryGetValue(column.Number, out int number) || relation.FindColumn(number) is not { } copy) continue;
            if (column.NotNull)
            {
                // A constraint of the new table may have declared it already.
                if (NotNullDdl.Find(relation, number) is null) session.Editor.Put(ColumnDdl.Replace(relation, copy with { NotNull = false }));
                Constraint? named = source.Constraints.FirstOrDefault(c => c.Kind == ConstraintKind.NotNull && c.Columns[0] == column.Number);
                NotNullDdl.Declare(session, oid, copy.Name, like.Span, named is null ? null : new Identifier(named.Name, like.Span), named is { NoInherit: true });
                relation = session.Catalog.FindRelation(oid)!;
                copy = relation.FindColumn(number)!;
            }

            if (column.Identity == ColumnIdentity.None || !Includes(like, LikeProperty.Identity)) continue;
            Relation? sequence = session.Catalog.UserRelations.FirstOrDefault(s => s.IsIdentitySequence && s.OwnerTable == source.Oid && s.OwnerColumn == column.Number);
            EquatableArray<SequenceOption> options = (sequence?.SequenceOptions ?? []).Where(static option => option.Kind != SequenceOptionKind.As).ToEquatableArray();
            copy = SequenceDdl.MakeIdentity(session, relation, copy, column.Identity == ColumnIdentity.Always, options, like.Span);
            session.Editor.Put(ColumnDdl.Replace(session.Catalog.FindRelation(oid)!, copy));
        }

        if (Includes(like, LikeProperty.Constraints))
        {
            foreach (Constraint check in source.Constraints.Where(static c => c.Kind == ConstraintKind.Check))
            {
                Relation relation = session.Catalog.FindRelation(oid)!;
                Constraint copy = check with { Columns = Map(numbers, check.Columns), IsLocal = true, InheritCount = 0, Comment = Includes(like, LikeProperty.Comments) ? check.Comment : null };
                session.Editor.Put(relation with { Constraints = relation.Constraints.Append(copy).ToEquatableArray() });
            }
        }

        if (Includes(like, LikeProperty.Indexes)) CopyIndexes(session, oid, source, numbers);
        if (Includes(like, LikeProperty.Statistics)) StatisticsDdl.Copy(session, oid, source, numbers, Includes(like, LikeProperty.Comments));
    }

    private static void CopyIndexes(DdlSession session, uint oid, Relation source, Dictionary<int, int> numbers)
    {
        foreach (RelationIndex index in source.Indexes.OrderBy(static i => !i.IsPrimary))
        {
            Relation relation = session.Catalog.FindRelation(oid)!;
            Constraint? constraint = source.Constraints.FirstOrDefault(c => c.Name == index.Name && ConstraintDdl.HasIndex(c.Kind));
            EquatableArray<int> columns = Map(numbers, index.Columns);
            EquatableArray<int> included = Map(numbers, index.IncludedColumns);
            string label = constraint is null ? "idx" : index.IsPrimary ? "pkey" : constraint.Kind == ConstraintKind.Exclusion ? "excl" : "key";
            string name = NameChooser.ChooseRelation(
                session.Catalog,
                relation.Schema,
                relation.Name,
                index.IsPrimary ? null : NameChooser.JoinColumns(IndexDdl.ElementNames(relation, columns, included, index.Elements)),
                label,
                constraint is not null);
            relation = relation with
            {
                Indexes = relation.Indexes.Append(index with { Oid = session.Editor.NewOid(), Name = name, Columns = columns, IncludedColumns = included, Comment = null, IsClustered = false, IsReplicaIdentity = false }).ToEquatableArray(),
            };
            if (constraint is not null)
                relation = relation with { Constraints = relation.Constraints.Append(constraint with { Name = name, Columns = Map(numbers, constraint.Columns), Comment = null }).ToEquatableArray() };
            session.Editor.Put(relation);
        }
    }

    private static bool Includes(LikeClause like, LikeProperty property)
    {
        bool included = false;
        foreach (LikeOption option in like.Options)
        {
            if (option.Property == property || option.Property == LikeProperty.All) included = option.IsIncluded;
        }

        return included;
    }

    private static EquatableArray<int> Map(Dictionary<int, int> numbers, EquatableArray<int> columns) =>
        columns.Select(number => numbers.TryGetValue(number, out int mapped) ? mapped : 0).ToEquatableArray();
}

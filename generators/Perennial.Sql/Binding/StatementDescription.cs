using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Binds a statement and puts what is known of it into the form that other stages see.</summary>
internal sealed class StatementDescription(Binder binder, Statement statement, SourceText source, BindOptions options)
{
    private readonly TypeSystem _types = binder.Types;

    public static string CommandOf(Statement statement) => statement switch
    {
        SelectStatement => "SELECT",
        InsertStatement => "INSERT",
        UpdateStatement => "UPDATE",
        DeleteStatement => "DELETE",
        MergeStatement => "MERGE",
        CallStatement => "CALL",
        UtilityStatement utility => utility.Kind,
        _ => "UTILITY",
    };

    public BoundStatement Describe()
    {
        if (binder.BindStatement(statement) is not { } query) return new BoundStatement { Command = CommandOf(statement) };
        if (query.Kind == QueryKind.SetOperation || query.Kind == QueryKind.Values) binder.SettleResult(query);
        binder.CheckParameters();
        NumberParameters();
        binder.CheckParameterTypes(statement.Span);
        return Describe(query);
    }

    private BoundStatement Describe(BoundQuery query)
    {
        ParameterUsage usage = ParameterUsage.Analyze(query);
        NullabilityAnalyzer nullability = new(_types, usage.IsNullable);
        List<Finding> findings = [.. binder.Warnings];
        CardinalityAnalyzer cardinality = new(_types);
        WriteParameters();
        return new BoundStatement
        {
            Command = CommandOf(statement),
            Parameters = DescribeParameters(usage),
            Columns = DescribeColumns(query, nullability),
            Cardinality = cardinality.Analyze(query),
            Dropped = cardinality.Dropped,
            Reads = binder.Effects.Reads(),
            Writes = binder.Effects.Writes(),
            Rights = binder.Effects.Rights(),
            VolatileRoutine = binder.Effects.VolatileRoutine is not { } routine ? null : routine.IsUserDefined ? routine.QualifiedName.ToString() : routine.Name,
            VolatileRoutines = binder.Effects.VolatileRoutines(),
            CallsStable = binder.Effects.CallsStable,
            LocksRows = binder.Effects.LocksRows,
            RefusedReadOnly = binder.Effects.RefusedReadOnly,
            Routines = binder.Effects.Routines(),
            OperatorSchemas = binder.Replacements.OperatorSchemas.ToEquatableArray(),
            Replacements = binder.Replacements.ToArray(source),
            FormerReplacements = binder.Replacements.ToFormerArray(),
            Findings = findings.ToEquatableArray(),
        };
    }

    // Named parameters are numbered as they stand in the text.
    private void NumberParameters()
    {
        List<ParameterSlot> named = binder.Parameters.Slots.FindAll(static slot => slot is { Name: not null, IsDeclared: false });
        if (named.Count == 0) return;
        if (binder.Parameters.Slots.Find(static slot => slot is { Name: null, IsDeclared: false }) is { } numbered)
        {
            throw new BindFailure(Finding.Create(
                FindingRules.Annotation, source, numbered.Places[0], $"The parameter ${numbered.Number} has a number and @{named[0].Name} a name. Write all parameters as @name or all as $n, not both in one statement.", "42601"));
        }

        named.Sort(static (left, right) => First(left).CompareTo(First(right)));
        int number = options.Variables.Count;
        foreach (ParameterSlot slot in named) slot.Number = ++number;

        static int First(ParameterSlot slot)
        {
            int first = int.MaxValue;
            foreach (TextSpan span in slot.Places) first = Math.Min(first, span.Start);
            return first;
        }
    }

    private void WriteParameters()
    {
        foreach (ParameterSlot slot in binder.Parameters.Slots)
        {
            if (slot.Name is null || slot.Number == 0) continue;
            // The arguments of a routine keep their names where they are written by name.
            if (slot.IsDeclared) continue;
            foreach (TextSpan place in slot.Places) binder.Replacements.Replace(place, "$" + slot.Number);
        }

        binder.Replacements.WriteSlices();
    }

    private EquatableArray<BoundParameter> DescribeParameters(ParameterUsage usage)
    {
        List<ParameterSlot> slots = [.. binder.Parameters.Slots];
        slots.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        HashSet<string> names = [];
        foreach (ParameterSlot slot in slots)
        {
            if (slot.Name is not null) names.Add(slot.Name);
        }

        List<BoundParameter> parameters = [];
        foreach (ParameterSlot slot in slots)
        {
            TypeReference type = new(slot.Type, slot.Typmod);
            string name = slot.Name ?? Unique(slot.SuggestedName ?? "p" + slot.Number, names);
            parameters.Add(new(slot.Number, name, type, TypeDisplay.Format(_types.Catalog, type, _types.SearchPath), usage.IsNullable(slot), slot.IsDeclared ? null : slot.DeclaredNullable)
            {
                IsSlice = slot.IsSlice,
                Form = FormOf(slot),
                RefusesNull = usage.RefusesNull(slot),
                NullRefuser = usage.RefuserOf(slot),
            });
        }

        return parameters.ToEquatableArray();
    }

    private static string FormOf(ParameterSlot slot) =>
        slot.Name is null ? "$" + slot.Number : slot.IsSlice ? $"sqlc.slice({slot.Name})" : $"@{slot.Name}{(slot.DeclaredNullable is { } isNullable ? isNullable ? "?" : "!" : "")}";

    private static string Unique(string name, HashSet<string> names)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++) unique = name + "_" + i;
        return unique;
    }

    private EquatableArray<BoundColumn> DescribeColumns(BoundQuery query, NullabilityAnalyzer nullability)
    {
        if (query.Kind is QueryKind.Insert or QueryKind.Update or QueryKind.Delete or QueryKind.Merge && !query.HasReturning) return [];
        NullReasons reasons = new(_types, nullability);
        List<BoundColumn> columns = new(query.Targets.Count);
        for (int i = 0; i < query.Targets.Count; i++)
        {
            BoundTarget target = query.Targets[i];
            TypeReference type = new(target.Value.Type, target.Value.Typmod);
            string name = target.Name;
            bool isNullable = nullability.IsNullable(query, i);
            bool isGiven = options.QueryAnnotations && target.HasAlias && name.Length > 1 && name[name.Length - 1] is '!' or '?';
            if (isGiven)
            {
                isNullable = name[name.Length - 1] == '?';
                name = name.Substring(0, name.Length - 1);
            }

            BoundColumn column = new(name, type, TypeDisplay.Format(_types.Catalog, type, _types.SearchPath), isNullable, SourceOf(target.Value))
            {
                IsNullabilityGiven = isGiven,
                NullableFields = query.Kind == QueryKind.Select ? nullability.NullableFields(target.Value, query) : [],
                NullReason = isNullable && !isGiven ? reasons.Of(query, i) : null,
            };
            if (target.EmbeddedIn is { } embedded) column = Embed(column, embedded, target.Value, query, nullability);
            columns.Add(_types.IsDomain(type.Oid) ? WithWireType(column) : column);
        }

        return columns.ToEquatableArray();
    }

    private static BoundColumn Embed(BoundColumn column, string name, BoundExpression value, BoundQuery query, NullabilityAnalyzer nullability)
    {
        (bool isRowNullable, bool isNullable) = nullability.InRow(value, query);
        ColumnSource? table = value is BoundColumnReference { Entry.Relation: { Query: null } relation } ? new ColumnSource(relation.Schema, relation.Name, "") : null;
        return column with { Embedded = new EmbeddedRelation(name, table, isRowNullable), IsNullableInRow = isNullable };
    }

    private BoundColumn WithWireType(BoundColumn column)
    {
        int typmod = column.Type.Typmod;
        uint baseType = _types.BaseType(column.Type.Oid, ref typmod);
        TypeReference wire = new(baseType, typmod);
        return column with { WireType = wire, WireTypeName = TypeDisplay.Format(_types.Catalog, wire, _types.SearchPath) };
    }

    // The table's column that a value comes from unchanged, through subqueries and common tables.
    private static ColumnSource? SourceOf(BoundExpression value)
    {
        while (value is BoundColumnReference reference)
        {
            RangeEntry entry = reference.Entry;
            if (entry.Relation is { } relation) return reference.Column.Column is { } column ? new(relation.Schema, relation.Name, column.Name) : null;
            BoundQuery? query = entry.Query ?? entry.CommonTable?.Query;
            if (query is null || entry.CommonTable is { IsRecursive: true } || reference.Index >= query.Targets.Count) return null;
            value = query.Targets[reference.Index].Value;
        }

        return null;
    }
}

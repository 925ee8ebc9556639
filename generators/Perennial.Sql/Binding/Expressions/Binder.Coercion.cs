using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Conversion of expressions to types (PostgreSQL documentation, "Type Conversion").</summary>
internal sealed partial class Binder
{
    /// <summary>Converts to a type with modifier; null when the context does not allow it.</summary>
    private BoundExpression? TryCoerce(BoundExpression node, uint target, int typmod, CoercionContext context, bool isExplicit, TextSpan? at = null)
    {
        if (!_types.CanCoerce(node.Type, target, context)) return null;
        TextSpan span = at ?? node.Span;
        BoundExpression inner = node;
        while (inner is BoundCollate collate) inner = collate.Operand;
        BoundExpression result = CoerceTypmod(CoerceType(inner, target, typmod, context, isExplicit, span), target, typmod, isExplicit, span);
        return node is BoundCollate outer && _types.IsCollatable(target) ? new BoundCollate(outer.CollationOid, outer.Place, outer.Span, result) : result;
    }

    /// <summary>Converts to a type that <see cref="TypeSystem.CanCoerce(uint, uint, CoercionContext)"/> has allowed.</summary>
    private BoundExpression CoerceType(BoundExpression node, uint target, int typmod, CoercionContext context, bool isExplicit, TextSpan? at = null)
    {
        uint input = node.Type;
        TextSpan span = at ?? node.Span;
        if (target == input) return node;
        if (target is TypeOid.Any or TypeOid.AnyElement or TypeOid.AnyNonArray or TypeOid.AnyCompatible or TypeOid.AnyCompatibleNonArray) return node;
        if (TypeSystem.IsPolymorphic(target) && input != TypeOid.Unknown)
        {
            uint baseType = _types.BaseType(input);
            return baseType == input ? node : new BoundConversion(CoercionPath.Relabel, null, isExplicit, baseType, -1, span, node);
        }

        if (input == TypeOid.Unknown)
        {
            if (node is BoundConstant constant) return CoerceLiteral(constant, target, typmod, isExplicit, span);
            if (node is BoundParameterReference parameter) return SettleParameter(parameter, target);
            // Only literals are read as another type; a field of an anonymous row has no type any more.
            if (node is BoundField) throw Refused(node.Span, "XX000", $"failed to find conversion function from unknown to {TypeName(target)}: cast the literal in the row");
        }

        if (node is BoundCollate collate)
        {
            BoundExpression coerced = CoerceType(collate.Operand, target, typmod, context, isExplicit, span);
            return _types.IsCollatable(target) ? new BoundCollate(collate.CollationOid, collate.Place, collate.Span, coerced) : coerced;
        }

        CoercionPath path = _types.FindPath(target, input, context, out uint function);
        if (path == CoercionPath.Relabel)
        {
            return _types.IsDomain(target) ? ToDomain(node, target, isExplicit, span) : new BoundConversion(path, null, isExplicit, target, -1, span, node);
        }

        if (path != CoercionPath.None)
        {
            int baseTypmod = typmod;
            uint baseType = _types.BaseType(target, ref baseTypmod);
            Routine? routine = function == 0 ? null : _catalog.FindRoutine(function);
            if (routine is not null) Effects.Call(routine);
            if (path == CoercionPath.InputOutput) Effects.ConvertsBySettings |= _types.ConvertsBySettings(input, target);
            BoundExpression converted = new BoundConversion(path, routine, isExplicit, baseType, TakesTypmod(routine) ? baseTypmod : -1, span, node);
            return baseType == target ? converted : ToDomain(converted, target, isExplicit, span);
        }

        if (input == TypeOid.Record && _types.IsComposite(target)) return RecordToComposite(node, target, context, isExplicit, span);
        return new BoundConversion(CoercionPath.Relabel, null, isExplicit, target, -1, span, node);
    }

    // A cast function of two arguments or more applies the modifier itself.
    private static bool TakesTypmod(Routine? routine) => routine is { ArgumentTypes.Count: >= 2 };

    private BoundExpression CoerceTypmod(BoundExpression node, uint target, int typmod, bool isExplicit, TextSpan span)
    {
        if (typmod == node.Typmod) return node;
        if (_types.IsDomain(target)) return node;
        uint function = typmod >= 0 ? _types.FindLengthFunction(target, out _) : 0;
        return new BoundConversion(CoercionPath.Relabel, function == 0 ? null : _catalog.FindRoutine(function), isExplicit, target, typmod, span, node);
    }

    private BoundExpression ToDomain(BoundExpression node, uint domain, bool isExplicit, TextSpan span)
    {
        int typmod = -1;
        uint baseType = _types.BaseType(domain, ref typmod);
        BoundExpression value = node.Type == baseType || !_types.IsDomain(node.Type) ? node : CoerceType(node, baseType, -1, CoercionContext.Implicit, isExplicit, span);
        return new BoundToDomain(domain, -1, span, CoerceTypmod(value, value.Type, typmod, isExplicit, span));
    }

    private BoundExpression CoerceLiteral(BoundConstant constant, uint target, int typmod, bool isExplicit, TextSpan span)
    {
        int baseTypmod = typmod;
        uint baseType = _types.BaseType(target, ref baseTypmod);
        if (_types.Find(baseType) is { Kind: TypeKind.Pseudo } && baseType != TypeOid.Record && baseType != TypeOid.Cstring && constant.Text is not null && baseType != TypeOid.Void)
        {
            throw Refused(constant.Span, "0A000", $"A value of type {TypeName(baseType)} cannot be written as a literal.");
        }

        if (baseType == TypeOid.Record && constant.Text is not null) throw Refused(constant.Span, "0A000", "input of anonymous composite types is not implemented: write ROW(...)");
        if (constant.Text is { } text && LiteralInput.Check(_types, baseType, text) is { } error)
        {
            throw Fail(error.SqlState[0] == '4' && baseType is not (TypeOid.JsonPath or TypeOid.TsQuery) ? Findings.FindingRules.UnknownName : Findings.FindingRules.TypeMismatch, constant.Span, error.SqlState, error.Message + AdviseOnLiteral(baseType, text, error.Message));
        }

        BoundExpression value = new BoundConstant(baseType, baseType == TypeOid.Interval ? baseTypmod : -1, constant.Span, constant.Text) { Named = QualifyLiteral(constant, baseType) };
        return baseType == target ? value : ToDomain(value, target, isExplicit, span);
    }

    private static string AdviseOnLiteral(uint type, string text, string message)
    {
        if (text.Length > 1 && text[0] == '@' && text.Skip(1).All(static c => char.IsLetterOrDigit(c) || c == '_')) return $"; a parameter stands without quotes: {text}";
        if (message.StartsWith("date/time field value out of range", StringComparison.Ordinal)) return "; there is no such date or time";
        if (!message.StartsWith("invalid input syntax for type ", StringComparison.Ordinal)) return "";
        return type switch
        {
            TypeOid.Date => "; a date is written '2024-12-31'",
            TypeOid.Timestamp or TypeOid.TimestampTz => "; a time is written '2024-12-31 23:59:59', with a zone '2024-12-31 23:59:59+00'",
            TypeOid.Interval => "; an interval is written '5 days', '2 hours' or '1 day 02:30'",
            TypeOid.Json or TypeOid.Jsonb => "; names and texts of JSON stand in double quotes: '{\"key\": \"text\"}'",
            TypeOid.Uuid => "; a UUID has 32 hexadecimal digits: '00000000-0000-0000-0000-000000000000'",
            TypeOid.Bool => "; a boolean is written true or false",
            TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8 when IsNumber(text) => "; it is no whole number: cast it to numeric, or round it",
            _ => "",
        };

        static bool IsNumber(string text) => decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _);
    }

    // Such a literal is a name that is looked up when it is read.
    private ObjectReference? QualifyLiteral(BoundConstant constant, uint type)
    {
        if (constant.Text is not { } text) return null;
        if (QualifySignature(text, type) is { } signature)
        {
            ReplaceLiteral(constant, type, signature);
            return null;
        }

        if (LiteralName.Parse(text.Trim()) is not { } name) return null;
        switch (type)
        {
            case TypeOid.RegProc when _catalog.FindRoutines(name.Schema, name.Name, _types.SearchPath) is { Length: 1 } routines:
                Qualify(routines[0].QualifiedName);
                return null;
            case TypeOid.RegCollation when _catalog.FindCollation(name.Schema, name.Name, _types.SearchPath) is { } collation:
                Qualify(new CatalogName(collation.Schema, collation.Name));
                return null;
            case not (TypeOid.RegClass or TypeOid.RegConfig or TypeOid.RegDictionary):
                return null;
        }

        if (type != TypeOid.RegClass)
        {
            TextSearchKind kind = type == TypeOid.RegConfig ? TextSearchKind.Configuration : TextSearchKind.Dictionary;
            if (_catalog.FindTextSearch(kind, name.Schema, name.Name, _types.SearchPath) is not { } found) return null;
            Qualify(found.QualifiedName);
            return new(ObjectClass.TextSearch, found.Oid);
        }

        if (_catalog.FindRelation(name.Schema, name.Name, _types.SearchPath) is not { } relation) return null;
        if (relation.Kind == RelationKind.Sequence) Effects.NameSequence(relation);
        Qualify(relation.QualifiedName);
        return new(ObjectClass.Relation, relation.Oid);

        void Qualify(CatalogName found)
        {
            if (name.Schema is null && found.Schema != SchemaName.Catalog) ReplaceLiteral(constant, type, found.ToString());
        }
    }

    private BoundExpression RecordToComposite(BoundExpression node, uint target, CoercionContext context, bool isExplicit, TextSpan span)
    {
        BoundExpression[] fields = node switch
        {
            BoundRow row => row.Fields,
            BoundWholeRow whole => ExpandRow(whole),
            _ => throw Refused(_castPlace ?? span, "42846", $"cannot cast type {TypeName(node.Type)} to {TypeName(target)}{AdviseOnShadowed(target)}"),
        };
        uint baseType = _types.BaseType(target);
        EquatableArray<Column> columns = _types.RelationOf(baseType)!.Columns;
        BoundExpression[] converted = new BoundExpression[fields.Length];
        string[] names = new string[fields.Length];
        // Field by field, as the server does: a field that does not fit is refused before one that is missing.
        for (int i = 0; i < fields.Length && i < columns.Count; i++)
        {
            Column column = columns[i];
            names[i] = column.Name;
            converted[i] = TryCoerce(fields[i], column.Type, column.Typmod, context, isExplicit)
                ?? throw Refused(_castPlace ?? fields[i].Span, "42846", $"cannot cast type {TypeName(node.Type)} to {TypeName(target)}: field {i + 1} is of type {TypeName(fields[i].Type)}, not {TypeName(column.Type)}");
        }

        if (fields.Length != columns.Count)
        {
            string why = fields.Length < columns.Count ? "the row has too few fields" : "the row has too many fields";
            throw Refused(_castPlace ?? span, "42846", $"cannot cast type {TypeName(node.Type)} to {TypeName(target)}: {why}, {fields.Length} instead of {columns.Count}");
        }

        BoundExpression result = new BoundRow(baseType, span, converted, names);
        return baseType == target ? result : new BoundToDomain(target, -1, span, result);
    }

    private static BoundExpression[] ExpandRow(BoundWholeRow row)
    {
        BoundExpression[] fields = new BoundExpression[row.Entry.Columns.Length];
        for (int i = 0; i < fields.Length; i++) fields[i] = new BoundColumnReference(row.Entry, i, row.Span, row.Nulling);
        return fields;
    }

    private BoundExpression ToBoolean(BoundExpression node, string construct)
    {
        if (node.Type != TypeOid.Bool)
        {
            node = TryCoerce(node, TypeOid.Bool, -1, CoercionContext.Assignment, isExplicit: false)
                ?? throw Mismatch(node.Span, $"argument of {construct} must be type boolean, not type {TypeName(node.Type)}");
        }

        if (ReturnsSet(node)) throw Mismatch(node.Span, $"argument of {construct} must not return a set");
        return node;
    }

    private BoundExpression ToSpecificType(BoundExpression node, uint type, string construct)
    {
        if (node.Type != type)
        {
            node = TryCoerce(node, type, -1, CoercionContext.Assignment, isExplicit: false)
                ?? throw Mismatch(node.Span, $"argument of {construct} must be type {TypeName(type)}, not type {TypeName(node.Type)}");
        }

        if (ReturnsSet(node)) throw Mismatch(node.Span, $"argument of {construct} must not return a set");
        return node;
    }

    /// <summary>The type that all expressions are brought to.</summary>
    private uint SelectCommonType(IReadOnlyList<BoundExpression> nodes, string construct)
    {
        uint[] inputs = new uint[nodes.Count];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = nodes[i].Type;
        uint common = CommonType.Select(_types, inputs, out int conflict, out uint chosen);
        return common != 0 ? common : throw Mismatch(nodes[conflict].Span, $"{construct} types {TypeName(chosen)} and {TypeName(inputs[conflict])} cannot be matched");
    }

    private BoundExpression ToCommonType(BoundExpression node, uint common, string construct)
    {
        if (node.Type == common) return node;
        return _types.CanCoerce(node.Type, common, CoercionContext.Implicit)
            ? CoerceType(node, common, -1, CoercionContext.Implicit, isExplicit: false)
            : throw Refused(node.Span, "42846", $"{construct} could not convert type {TypeName(node.Type)} to {TypeName(common)}");
    }

    private static int CommonTypmod(IReadOnlyList<BoundExpression> nodes, uint common)
    {
        int typmod = nodes[0].Typmod;
        foreach (BoundExpression node in nodes)
        {
            if (node.Type != common || node.Typmod != typmod) return -1;
        }

        return typmod;
    }

    private static bool ReturnsSet(BoundExpression node) => FindSet(node) is not null;

    /// <summary>The outermost call in an expression that returns a set; null when none does.</summary>
    private static BoundExpression? FindSet(BoundExpression node)
    {
        if (node is BoundCall { ReturnsSet: true } || node is BoundOperator { Routine.ReturnsSet: true }) return node;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (FindSet(node.Child(i)) is { } found) return found;
        }

        return null;
    }
}

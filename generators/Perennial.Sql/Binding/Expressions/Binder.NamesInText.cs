using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>
/// Names that stand in constants and are looked up when the statement runs: of routines and operators with their arguments, of types that are more than a name, and texts that a built-in function reads as a name
/// (PostgreSQL documentation, "Object Identifier Types", "System Information Functions"). They are given their schemas.
/// </summary>
internal sealed partial class Binder
{
    private static readonly SearchPath CatalogOnly = new([SchemaName.Catalog]);

    // The argument that is a name, counted from the last one, and the type that reads a name of its kind.
    private static readonly Dictionary<string, (int FromEnd, uint Type)> TextsWithNames = new(StringComparer.Ordinal)
    {
        ["pg_get_serial_sequence"] = (2, TypeOid.RegClass),
        ["has_table_privilege"] = (2, TypeOid.RegClass),
        ["has_sequence_privilege"] = (2, TypeOid.RegClass),
        ["has_any_column_privilege"] = (2, TypeOid.RegClass),
        ["has_column_privilege"] = (3, TypeOid.RegClass),
        ["has_function_privilege"] = (2, TypeOid.RegProcedure),
        ["has_type_privilege"] = (2, TypeOid.RegType),
        ["row_security_active"] = (1, TypeOid.RegClass),
        ["pg_get_viewdef"] = (1, TypeOid.RegClass),
        ["to_regclass"] = (1, TypeOid.RegClass),
        ["to_regtype"] = (1, TypeOid.RegType),
        ["to_regproc"] = (1, TypeOid.RegProc),
        ["to_regprocedure"] = (1, TypeOid.RegProcedure),
        ["to_regoper"] = (1, TypeOid.RegOper),
        ["to_regoperator"] = (1, TypeOid.RegOperator),
        ["to_regcollation"] = (1, TypeOid.RegCollation),
    };

    private void QualifyTextArguments(Routine routine, List<BoundExpression> arguments)
    {
        if (routine.IsUserDefined || !TextsWithNames.TryGetValue(routine.Name, out (int FromEnd, uint Type) place)) return;
        int index = arguments.Count - place.FromEnd;
        if (index >= 0 && arguments[index] is BoundConstant { Type: TypeOid.Text, Named: null } name) QualifyLiteral(name, place.Type);
    }

    /// <summary>The text with schemas before the names that pg_catalog has not got; null where nothing changes, or what is meant is not known.</summary>
    private string? QualifySignature(string text, uint type)
    {
        string? result = type switch
        {
            TypeOid.RegType => QualifyType(text),
            TypeOid.RegProcedure => QualifyCall(text, isOperator: false),
            TypeOid.RegOper or TypeOid.RegOperator => QualifyCall(text, isOperator: true),
            _ => null,
        };
        return result == text ? null : result;
    }

    private string? QualifyCall(string text, bool isOperator)
    {
        int open = text.IndexOf('(');
        if (open >= 0 && !text.EndsWith(")", StringComparison.Ordinal)) return null;
        string name = (open < 0 ? text : text.Substring(0, open)).Trim();
        string? qualified = isOperator ? QualifyOperator(name) : QualifyRoutine(name);
        if (qualified is null || open < 0) return qualified;
        string inner = text.Substring(open + 1, text.Length - open - 2);
        if (inner.Trim().Length == 0) return qualified + "()";
        string?[] types = [.. SplitTypes(inner).Select(QualifyType)];
        return types.Contains(null) ? null : $"{qualified}({string.Join(", ", types)})";
    }

    private string? QualifyRoutine(string name)
    {
        if (LiteralName.Parse(name) is not { } parts) return null;
        if (parts.Schema is not null) return name;
        string[] schemas = [.. _catalog.FindRoutines(null, parts.Name, _types.SearchPath).Select(static routine => routine.Schema).Distinct()];
        return schemas.Length != 1 ? null : schemas[0] == SchemaName.Catalog ? name : new CatalogName(schemas[0], parts.Name).ToString();
    }

    private string? QualifyOperator(string name)
    {
        if (name.IndexOf('.') >= 0) return name;
        string[] schemas = [.. _catalog.FindOperators(null, name, _types.SearchPath).Select(static found => found.Schema).Distinct()];
        return schemas.Length != 1 ? null : schemas[0] == SchemaName.Catalog ? name : NameRules.Quote(schemas[0]) + "." + name;
    }

    private string? QualifyType(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Equals("none", StringComparison.OrdinalIgnoreCase)) return trimmed;
        if (SqlParser.ParseTypeName(trimmed, new ParseOptions(_catalog.ServerVersion), out _) is not { } name) return null;
        (uint Oid, int Typmod) found = TypeNameResolver.Resolve(_catalog, name, out _, _types.SearchPath);
        if (found.Oid == 0) return null;
        uint scalar = _types.BaseElementType(found.Oid) is var element and not 0 ? element : found.Oid;
        return _types.Find(scalar) is { Schema: SchemaName.Catalog } ? trimmed : _catalog.FormatType(found.Oid, found.Typmod, CatalogOnly);
    }

    // At the commas outside of parentheses, as in numeric(5, 2).
    private static IEnumerable<string> SplitTypes(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            if (text[i] == ')') depth--;
            if (text[i] != ',' || depth > 0) continue;
            yield return text.Substring(start, i - start);
            start = i + 1;
        }

        yield return text.Substring(start);
    }

    // Earlier releases gave a schema to the names of relations and of text search only, behind their types.
    private void ReplaceLiteral(BoundConstant constant, uint type, string text)
    {
        if (constant.Span.End > _source.Text.Length) return;

        // Behind the name of its type, the literal keeps it.
        int quote = _source.ToString(constant.Span).IndexOf('\'');
        TextSpan place = quote > "U&".Length ? TextSpan.FromBounds(constant.Span.Start + quote, constant.Span.End) : constant.Span;
        string literal = "'" + text.Replace("'", "''") + "'";
        if (constant.Type != TypeOid.Text && type is TypeOid.RegClass or TypeOid.RegConfig or TypeOid.RegDictionary) Replacements.Replace(place, literal);
        else Replacements.ReplaceOperator(place, literal);
    }
}

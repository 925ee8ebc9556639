using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void Type(TypeName type)
    {
        if (type.IsSetOf) output.Word("setof");
        TypeWithoutBounds(type);
        foreach (int? bound in type.ArrayBounds)
        {
            output.Glue("[");
            if (bound is { } length) Number(length);
            output.Tight("]");
        }
    }

    private void TypeWithoutBounds(TypeName type)
    {
        if (type.IsColumnType)
        {
            Name(type.Name, IdentifierPosition.FunctionOrType);
            output.Tight("%type");
        }
        else if (type.Interval is { } interval)
        {
            output.Word("interval");
            Interval(interval);
        }
        else if (GrammarTypeName(type) is { } words)
        {
            int gap = words.IndexOf(' ');
            bool isBeforeModifier = words.EndsWith(" time zone", StringComparison.Ordinal);
            output.Word(isBeforeModifier ? words.Substring(0, gap) : words);
            Modifiers(type.Modifiers);
            if (isBeforeModifier) output.Word(words.Substring(gap + 1));
        }
        else
        {
            Name(type.Name, IdentifierPosition.FunctionOrType);
            Modifiers(type.Modifiers);
        }
    }

    private void Modifiers(EquatableArray<Expression> modifiers)
    {
        if (modifiers.IsEmpty) return;
        output.OpenCall();
        List(modifiers, Print);
        output.Close();
    }

    /// <summary>The grammar's own words for a type of pg_catalog, where they take the modifiers that the type has; else null.</summary>
    private static string? GrammarTypeName(TypeName type)
    {
        if (type.Name.Parts.Count != 2 || type.Name.Parts[0].Name != "pg_catalog") return null;
        bool isPlain = type.Modifiers.IsEmpty;
        bool isPlainOrLength = isPlain || (type.Modifiers.Count == 1 && type.Modifiers[0] is IntegerLiteral { Value: >= 0 });
        return type.Name.Name switch
        {
            "bool" when isPlain => "boolean",
            "int2" when isPlain => "smallint",
            "int4" when isPlain => "integer",
            "int8" when isPlain => "bigint",
            "float4" when isPlain => "real",
            "float8" when isPlain => "double precision",
            "json" when isPlain => "json",
            "interval" when isPlain => "interval",
            "numeric" => "numeric",
            "varchar" when isPlainOrLength => "character varying",
            "varbit" => "bit varying",
            // Without a length the words would mean a length of one.
            "bpchar" when isPlainOrLength && !isPlain => "character",
            "bit" when !isPlain => "bit",
            "time" when isPlainOrLength => "time",
            "timestamp" when isPlainOrLength => "timestamp",
            "timetz" when isPlainOrLength => "time with time zone",
            "timestamptz" when isPlainOrLength => "timestamp with time zone",
            _ => null,
        };
    }

    private void Interval(IntervalQualifier qualifier)
    {
        if (qualifier.Fields is { } fields) output.Word(KeywordPhrases.Of(fields));
        if (qualifier.Precision is not { } precision) return;
        output.OpenCall();
        Number(precision);
        output.Close();
    }

    private void TypedLiteral(TypedLiteral literal)
    {
        if (literal.Type.Interval is { Fields: not null } interval)
        {
            output.Word("interval");
            String(literal.Value);
            Interval(interval);
        }
        else
        {
            Type(literal.Type);
            String(literal.Value);
        }
    }
}

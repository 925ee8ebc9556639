using System.Globalization;
using System.Runtime.CompilerServices;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// A CREATE FUNCTION or CREATE PROCEDURE as the server keeps it, whichever way it was written: the order of options and those that are the default anyway,
/// <c>int8</c> for <c>bigint</c>, lengths of argument types, digits behind the point of a cost, and the quotes around the body leave no trace in pg_proc.
/// </summary>
/// <param name="Header">All but the body, printed.</param>
/// <param name="Body">The text of the body; the printed statements of an SQL-standard body; the object file and the symbol of a function in C.</param>
/// <param name="Language">Null for an SQL-standard body without a LANGUAGE.</param>
internal sealed record RoutineDefinitionForm(string Header, string Body, string? Language)
{
    private const float DefaultRows = 1000;

    // A text of a version or of a procedure is compared with many others as long as it lives.
    private static readonly ConditionalWeakTable<string, StrongBox<RoutineDefinitionForm?>> Forms = new();

    /// <returns>Null for a text that is not one such statement.</returns>
    public static RoutineDefinitionForm? Of(string createSql) => Forms.GetValue(createSql, static text => new StrongBox<RoutineDefinitionForm?>(Read(text))).Value;

    private static RoutineDefinitionForm? Read(string createSql)
    {
        ParsedScript script = SqlParser.Parse(new SourceText("", createSql));
        if (script.Statements.Count != 1 || script.Statements[0].Node is not CreateRoutineStatement create) return null;
        string? language = create.Options.OfType<RoutineLanguage>().FirstOrDefault()?.Name.Name;
        float defaultCost = language is "c" or "internal" ? 1 : 100;
        CreateRoutineStatement header = create with
        {
            OrReplace = true,
            Parameters = create.Parameters.Select(static parameter => parameter with { Type = Kept(parameter.Type) }).ToEquatableArray(),
            Returns = create.Returns is { } returns ? Kept(returns) : null,
            Options = create.Options.Where(option => option is not RoutineAs && !IsDefault(option, defaultCost)).Select(Kept)
                .OrderBy(static option => option is RoutineSetOption).ThenBy(static option => option.GetType().Name, StringComparer.Ordinal).ToEquatableArray(),
            Body = null,
        };
        RoutineAs? definition = create.Options.OfType<RoutineAs>().FirstOrDefault();
        string body = create.Body is { } statements ? SqlPrinter.Print(statements) : definition?.Definition.Value + (definition?.LinkSymbol is { } symbol ? "\0" + symbol.Value : "");
        return new RoutineDefinitionForm(SqlPrinter.Print(header), body, language);
    }

    // pg_proc keeps types without lengths, fields and bounds.
    private static TypeName Kept(TypeName type) => type with
    {
        Name = type.Name.Parts.Count == 1 && !type.IsColumnType
            ? new QualifiedName(new[] { new Identifier(SchemaName.Catalog, type.Name.Parts[0].Span), type.Name.Parts[0] }.ToEquatableArray())
            : type.Name,
        Modifiers = default,
        ArrayBounds = type.ArrayBounds.IsEmpty ? default : new int?[] { null }.ToEquatableArray(),
        Interval = null,
    };

    // Costs and rows are kept as real.
    private static RoutineOption Kept(RoutineOption option) => option switch
    {
        RoutineCostOption { Value: var cost } when Real(cost) is { } number => new RoutineCostOption(number.ToString("R", CultureInfo.InvariantCulture)),
        RoutineRowsOption { Value: var rows } when Real(rows) is { } number => new RoutineRowsOption(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => option,
    };

    private static bool IsDefault(RoutineOption option, float defaultCost) => option switch
    {
        RoutineVolatilityOption { Volatility: RoutineVolatility.Volatile } => true,
        RoutineStrictOption { IsStrict: false } => true,
        RoutineSecurityOption { IsDefiner: false } => true,
        RoutineLeakproofOption { IsLeakproof: false } => true,
        RoutineParallelOption { Value.Name: "unsafe" } => true,
        RoutineCostOption { Value: var cost } => Real(cost) == defaultCost,
        RoutineRowsOption { Value: var rows } => Real(rows) == DefaultRows,
        _ => false,
    };

    private static float? Real(string text) => float.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : null;
}

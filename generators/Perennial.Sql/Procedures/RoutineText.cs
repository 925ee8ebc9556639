using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Gives a routine's CREATE statement the form in which a runner with any search path can repeat it.</summary>
internal static class RoutineText
{
    /// <summary>The statement as written, with OR REPLACE, its name qualified, and the types of its signature qualified where they are the user's.</summary>
    public static string CreateOrReplace(SourceText source, TextSpan span, CreateRoutineStatement create, Routine routine, DatabaseCatalog catalog)
    {
        List<TextReplacement> edits = [];
        if (!create.OrReplace) edits.Add(new TextReplacement(new TextSpan(span.Start + "create".Length, 0), " or replace"));
        if (create.Name.Schema is null) edits.Add(new TextReplacement(new TextSpan(create.Name.Parts[0].Span.Start, 0), NameRules.Quote(routine.Schema) + "."));
        foreach (RoutineParameter parameter in create.Parameters) Qualify(parameter.Type, catalog, edits);
        if (create.Returns is not null) Qualify(create.Returns, catalog, edits);
        edits.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return TextReplacement.Apply(source, span, edits.ToEquatableArray());
    }

    /// <summary>Where the characters of a body in a string stand; null when the literal's characters are not the body's.</summary>
    public static TextSpan? BodySpan(SourceText source, CreateRoutineStatement create)
    {
        foreach (RoutineOption option in create.Options)
        {
            if (option is not RoutineAs { Definition: var literal }) continue;
            int start = source.Text.IndexOf(literal.Value, literal.Span.Start, Math.Max(0, literal.Span.Length), StringComparison.Ordinal);
            return start < 0 || literal.Value.Length == 0 ? null : new TextSpan(start, literal.Value.Length);
        }

        return null;
    }

    private static void Qualify(TypeName type, DatabaseCatalog catalog, List<TextReplacement> edits)
    {
        if (type.IsColumnType || type.Name.Schema is not null || catalog.FindType(null, type.Name.Name) is not { IsUserDefined: true } found) return;
        edits.Add(new TextReplacement(new TextSpan(type.Name.Parts[0].Span.Start, 0), NameRules.Quote(found.Schema) + "."));
    }
}

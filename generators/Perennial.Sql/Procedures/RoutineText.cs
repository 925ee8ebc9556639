using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Gives a routine's CREATE statement the form in which a runner with any search path can repeat it.</summary>
internal static class RoutineText
{
    /// <summary>
    /// The statement as written, with OR REPLACE, its name qualified, and the types of its signature qualified where they are the user's. So are the names in an
    /// SQL-standard body, since the server looks them up when the statement runs.
    /// </summary>
    /// <param name="body">An SQL-standard body, bound where the statement stands; null for a body in a string, which stays as it is.</param>
    public static string CreateOrReplace(SourceText source, TextSpan span, CreateRoutineStatement create, Routine routine, DatabaseCatalog catalog, BoundBody? body)
    {
        List<TextReplacement> edits = [];
        if (!create.OrReplace) edits.Add(new TextReplacement(new TextSpan(span.Start + "create".Length, 0), " or replace"));
        if (create.Name.Schema is null) edits.Add(new TextReplacement(new TextSpan(create.Name.Parts[0].Span.Start, 0), NameRules.Quote(routine.Schema) + "."));
        foreach (RoutineParameter parameter in create.Parameters) Qualify(parameter.Type, catalog, edits);
        if (create.Returns is not null) Qualify(create.Returns, catalog, edits);
        foreach (BoundStatement part in body?.Statements ?? default) edits.AddRange(part.Replacements);
        return TextReplacement.Apply(source, span, edits.OrderBy(static edit => edit.Span.Start).ToEquatableArray());
    }

    /// <summary>Where a body stands in its file: inside of the quotes, or all of an SQL-standard body; empty without a body.</summary>
    public static TextSpan BodySpan(SourceText source, CreateRoutineStatement create)
    {
        if (create.Body is { } body) return body.Span;
        foreach (RoutineOption option in create.Options)
        {
            if (option is not RoutineAs { Definition: var literal, BodyStart: var start }) continue;
            int closing = start > 0 && source.Text[start - 1] == '$' ? start - literal.Span.Start : 1;
            return TextSpan.FromBounds(start, Math.Max(start, literal.Span.End - closing));
        }

        return new TextSpan(create.Span.Start, 0);
    }

    private static void Qualify(TypeName type, DatabaseCatalog catalog, List<TextReplacement> edits)
    {
        if (type.IsColumnType || type.Name.Schema is not null || catalog.FindType(null, type.Name.Name) is not { IsUserDefined: true } found) return;
        edits.Add(new TextReplacement(new TextSpan(type.Name.Parts[0].Span.Start, 0), NameRules.Quote(found.Schema) + "."));
    }
}

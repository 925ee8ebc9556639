using System.Text.RegularExpressions;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Binds what a rule does, and holds RETURNING to the relation's columns (DefineQueryRewrite).</summary>
internal static class RuleActions
{
    /// <summary>The rule with what its condition and statements use and mean; null after an error.</summary>
    public static RewriteRule? Bind(DdlSession session, CreateRuleStatement create, Relation relation, RewriteRule rule, DefinitionScope scope)
    {
        HashSet<ObjectReference> references = [];
        List<string?> forms = [];
        if (create.Where is { } condition)
        {
            if (session.Bind(condition, scope) is { } bound) references.UnionWith(bound.References);
            if (session.HasErrors) return null;
            forms.Add(session.Context.Binder?.FormOf(session.Catalog, condition, scope));
        }

        List<(Statement Statement, DefinitionQuery Query)> actions = [];
        foreach (Statement action in create.Actions)
        {
            if (action is not (SelectStatement or InsertStatement or UpdateStatement or DeleteStatement))
            {
                if (create.Where is not null && !session.Error("42P17", action.Span, "rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions")) return null;
                forms.Add(FormOfNotify(Printing.SqlPrinter.Print(action)));
                continue;
            }

            if (session.Context.Binder?.BindRuleAction(session.Catalog, action, scope, session.Context.Source) is not { } bound) continue;
            session.Report(bound.Findings);
            if (session.HasErrors) return null;
            references.UnionWith(bound.References);
            forms.Add(bound.Form);
            actions.Add((action, bound));
        }

        if (!CheckReturning(session, create, relation, actions)) return null;
        return rule with { References = references.ToEquatableArray(), Form = forms.Count == 0 || forms.Contains(null) ? null : string.Join("; ", forms) };
    }

    // Only what is not quoted may be written in any case.
    private static string FormOfNotify(string text) => Regex.Replace(
        text,
        @"'(?:[^']|'')*'|""(?:[^""]|"""")*""|[^'""]+",
        static match => match.Value[0] switch
        {
            '\'' => match.Value,
            '"' => NameRules.Quote(match.Value.Substring(1, match.Length - 2).Replace("\"\"", "\"")),
            _ => match.Value.ToLowerInvariant(),
        });

    private static bool CheckReturning(DdlSession session, CreateRuleStatement create, Relation relation, List<(Statement Statement, DefinitionQuery Query)> actions)
    {
        bool hasReturning = false;
        foreach ((Statement action, DefinitionQuery query) in actions)
        {
            if (action is SelectStatement || query.Columns.IsEmpty) continue;
            if (hasReturning) return session.Error("0A000", action.Span, "cannot have multiple RETURNING lists in a rule");
            hasReturning = true;
            if (create.Where is not null) return session.Error("0A000", action.Span, "RETURNING lists are not supported in conditional rules");
            if (!create.IsInstead) return session.Error("0A000", action.Span, "RETURNING lists are not supported in non-INSTEAD rules");
            for (int i = 0; i < query.Columns.Count; i++)
            {
                if (i >= relation.Columns.Count) return session.Error("42P17", action.Span, "RETURNING list has too many entries");
                DefinitionColumn returned = query.Columns[i];
                Column column = relation.Columns[i];
                if (returned.Type != column.Type)
                    return session.Error("42P17", action.Span, $"RETURNING list's entry {i + 1} is of type {session.Catalog.FormatType(returned.Type)}, not {session.Catalog.FormatType(column.Type)} as column \"{column.Name}\"");
                if (returned.Typmod != column.Typmod && returned.Typmod >= 0)
                    return session.Error("42P17", action.Span, $"RETURNING list's entry {i + 1} has different size from column \"{column.Name}\"");
            }

            if (query.Columns.Count < relation.Columns.Count) return session.Error("42P17", action.Span, "RETURNING list has too few entries");
        }

        return true;
    }
}

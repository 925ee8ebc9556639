using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Routines that procedures.sql does not bring.</content>
internal sealed partial class DraftWriter
{
    // Routines whose bodies are set aside, so that what they use may change, and written again.
    private readonly HashSet<string> _setAside = new(StringComparer.Ordinal);

    // By the oids of before, routines that go at once, for good or to come back.
    private readonly HashSet<uint> _replacedRoutines = [];

    // CREATE OR REPLACE changes neither what a routine returns nor what its arguments are called, and takes no default away (DROP FUNCTION first, says the server).
    private void FindRemadeRoutines()
    {
        Dictionary<string, Routine> before = _from.UserRoutines.ToDictionary(routine => FoldCheck.Identity(_from, routine), StringComparer.Ordinal);
        foreach (Routine routine in _to.UserRoutines)
        {
            string identity = FoldCheck.Identity(_to, routine);
            if (_procedures.Contains(identity) || !before.TryGetValue(identity, out Routine? old) || _definitionText(identity) is null) continue;
            if (old.DefaultCount <= routine.DefaultCount && !_differences[identity].Any(static difference => difference.Property is "result" or "arguments" or "attribute stype")) continue;
            _remade.Add(identity);
            _replacedRoutines.Add(old.Oid);
            _room.Add(new(Reference(old), old.References, "drop " + InCommands(identity)));
        }

        FindMadeOfReplaced();
        SetCastsAside();
        SetDomainPartsAside();
        SetColumnsAside();
    }

    // What an SQL-standard body uses can be neither dropped nor retyped: it makes room for a body that uses nothing. Callers see neither, since all is one transaction.
    private void SetBodiesAside()
    {
        List<Routine> bodies = Bodies.OrderByDescending(static routine => routine.Oid).ToList();
        HashSet<uint> touched = [];
        while (bodies.FindAll(routine => !touched.Contains(routine.Oid) && routine.References.Any(IsReplaced)) is { Count: > 0 } more)
        {
            touched.UnionWith(more.Select(static routine => routine.Oid));
            _replacedRoutines.UnionWith(more.Where(IsGone).Select(static routine => routine.Oid));
        }

        // A default that calls such a routine goes before it does; what else it becomes is told with its column.
        foreach (Relation table in _from.UserRelations.Where(static relation => relation.IsTable).OrderBy(static relation => relation.Oid))
        {
            foreach (Column column in table.Columns.Where(HasReplacedDefault)) _asides.Add($"alter table {table.QualifiedName} alter column {CatalogText.Quote(column.Name)} drop default");
        }

        foreach (Routine routine in bodies)
        {
            string identity = FoldCheck.Identity(_from, routine);
            if (_remade.Contains(identity) || _goneAtOnce.Contains(identity))
            {
                _setAside.Add(identity);
            }
            else if (touched.Contains(routine.Oid) && IsGone(routine))
            {
                // A view that goes may call it, and it may use a view that goes: each goes before what it was made of.
                _setAside.Add(identity);
                _room.Add(new(Reference(routine), routine.References, "drop " + identity));
            }
            else if (touched.Contains(routine.Oid) && _definitionText(identity) is { } text && WithoutBody(text) is { } aside)
            {
                _setAside.Add(identity);
                _asides.Add(aside);
            }
        }
    }

    private IEnumerable<Routine> Bodies => _from.UserRoutines.Where(routine => routine.Body is not null && !_procedures.Contains(FoldCheck.Identity(_from, routine)));

    private bool IsGone(Routine routine) => Is(FoldCheck.Identity(_from, routine), CatalogDifferenceKind.Unexpected);

    private void DraftRoutines()
    {
        HashSet<uint> needed = new(_to.UserRelations.SelectMany(static relation =>
                relation.Columns.SelectMany(static column => column.References)
                    .Concat(relation.Constraints.SelectMany(static constraint => constraint.References)).Concat(relation.Indexes.SelectMany(static index => index.References)))
            .Concat(_to.UserTypes.SelectMany(static type => type.Constraints.SelectMany(static constraint => constraint.References).Concat(type.References)))
            .Where(static reference => reference.Class == ObjectClass.Routine).Select(static reference => reference.Oid)
            .Concat(_to.UserOperators.Select(static made => made.Routine)).Concat(_to.UserCasts.Select(static cast => cast.Function)));
        for (bool hasMore = true; hasMore;)
        {
            List<Routine> users = _to.UserRoutines.Where(routine => needed.Contains(routine.Oid)).ToList();
            hasMore = _to.UserRoutines.Where(called => !needed.Contains(called.Oid) && users.Exists(user => Calls(user, called))).Select(static called => called.Oid).ToList().FindAll(needed.Add).Count > 0;
        }

        foreach (Routine routine in _to.UserRoutines)
        {
            string identity = FoldCheck.Identity(_to, routine);
            bool isAside = _setAside.Contains(identity);
            if (_procedures.Contains(identity) || !(isAside || IsMissing(identity) || IsChanged(identity) || _remade.Contains(identity)) || _definitionText(identity) is not { } text) continue;

            // The server looks up what an SQL body uses, so that it comes once tables are what they shall be; unless a table needs it.
            bool isLate = (isAside && !_remade.Contains(identity)) || ((routine.IsAggregate || routine.Language == "sql") && !needed.Contains(routine.Oid));
            if (routine.IsAggregate && IsChanged(identity) && !_remade.Contains(identity)) text = OrReplace(text);
            if (isLate) _views.Add(new(Reference(routine), routine.References, text));
            else Create(Reference(routine), routine.References, text);
        }
    }

    private static string OrReplace(string createAggregate)
    {
        SourceText source = new("", createAggregate);
        return SqlParser.Parse(source).Statements is { Count: 1 } statements && statements[0].Node is CreateAggregateStatement { OrReplace: false } create
            ? SqlPrinter.Print(create with { OrReplace = true })
            : createAggregate;
    }

    private static bool Calls(Routine routine, Routine called) =>
        routine.References.Any(reference => reference.Class == ObjectClass.Routine && reference.Oid == called.Oid) || routine.Source?.Contains(called.Name) == true;

    private static string? WithoutBody(string createSql)
    {
        SourceText source = new("", createSql);
        if (SqlParser.Parse(source).Statements is not { Count: 1 } statements || statements[0].Node is not CreateRoutineStatement { Body: { } body } create) return null;
        TextSpan language = create.Options.OfType<RoutineLanguage>().FirstOrDefault()?.Span ?? new TextSpan(body.Span.Start, 0);
        TextReplacement[] edits = [new(language, language.Length == 0 ? "language plpgsql\n" : "language plpgsql"), new(body.Span, "as $$ begin end $$")];
        return TextReplacement.Apply(source, new TextSpan(0, createSql.Length), edits.OrderBy(static edit => edit.Span.Start).ToEquatableArray());
    }
}

using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>
/// What hangs on the SQL-standard bodies of procedures. The server refuses to drop or retype what such a body uses, also where the same version brings another
/// body. So a runner sets bodies aside at the statement that is refused because of them, and writes them again after upgrade.sql: from this version's
/// procedures.sql, or as they were.
/// </summary>
internal static class BodyReferences
{
    /// <summary>The routines with such a body, by what <paramref name="isProcedure"/> says of them.</summary>
    public static List<Routine> Of(DatabaseCatalog catalog, Func<Routine, bool> isProcedure) =>
        catalog.UserRoutines.Where(routine => routine.Body is not null && !routine.References.IsEmpty && isProcedure(routine)).ToList();

    /// <summary>The catalog in which nothing hangs on these bodies.</summary>
    public static DatabaseCatalog SetAside(DatabaseCatalog catalog, IReadOnlyList<Routine> routines) => With(catalog, routines, static routine => routine with { References = default });

    /// <summary>The catalog with the references again, for routines that still have the same body.</summary>
    public static DatabaseCatalog Restore(DatabaseCatalog catalog, IReadOnlyList<Routine> routines)
    {
        Dictionary<uint, EquatableArray<ObjectReference>> references = routines.ToDictionary(static routine => routine.Oid, static routine => routine.References);
        List<Routine> kept = routines.Select(routine => catalog.FindRoutine(routine.Oid) is { } now && ReferenceEquals(now.Body, routine.Body) ? now : null).OfType<Routine>().ToList();
        return With(catalog, kept, routine => routine with { References = references[routine.Oid] });
    }

    /// <summary>Whether something that the body uses is gone or has another type, so that the server would not have let it stand.</summary>
    public static bool AreDisturbed(Routine routine, DatabaseCatalog before, DatabaseCatalog after)
    {
        foreach (ObjectReference reference in routine.References)
        {
            bool isKept = reference.Class switch
            {
                ObjectClass.Relation when reference.Column > 0 =>
                    after.FindRelation(reference.Oid)?.FindColumn(reference.Column) is { } column && (before.FindRelation(reference.Oid)?.FindColumn(reference.Column) is not { } old || (old.Type, old.Typmod) == (column.Type, column.Typmod)),
                ObjectClass.Relation => after.FindRelation(reference.Oid) is not null,
                ObjectClass.Type => after.FindType(reference.Oid) is not null,
                ObjectClass.Routine => after.FindRoutine(reference.Oid) is not null,
                _ => true,
            };
            if (!isKept) return true;
        }

        return false;
    }

    /// <summary>0 for a body in a string, else one more than the highest rank among the routines that the body calls.</summary>
    public static int Rank(DatabaseCatalog catalog, Routine routine) => routine.Body is null ? 0 : Rank(catalog, routine, []);

    // Replaced bodies may call each other in a circle.
    private static int Rank(DatabaseCatalog catalog, Routine routine, HashSet<uint> callers)
    {
        int rank = 1;
        callers.Add(routine.Oid);
        foreach (ObjectReference reference in routine.References)
        {
            if (reference.Class != ObjectClass.Routine || callers.Contains(reference.Oid) || catalog.FindRoutine(reference.Oid) is not { Body: not null } called) continue;
            rank = Math.Max(rank, Rank(catalog, called, callers) + 1);
        }

        callers.Remove(routine.Oid);
        return rank;
    }

    private static DatabaseCatalog With(DatabaseCatalog catalog, IReadOnlyList<Routine> routines, Func<Routine, Routine> change)
    {
        if (routines.Count == 0) return catalog;
        CatalogEditor editor = new(catalog);
        foreach (Routine routine in routines) editor.Put(change(routine));
        return editor.Catalog;
    }
}

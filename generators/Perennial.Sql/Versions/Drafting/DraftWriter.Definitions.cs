using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Operators, casts and collations, which are created as scripts write them and never altered.</content>
internal sealed partial class DraftWriter
{
    private void DraftDefinitions()
    {
        foreach (Collation collation in _to.UserCollations) CreateDefinition("collation " + new CatalogName(collation.Schema, collation.Name), collation.Oid, mayReplace: false);
        foreach (Operator made in _to.UserOperators) CreateDefinition(ObjectNames.Of(_to, made), made.Oid, mayReplace: true);
        foreach (TypeCast cast in _to.UserCasts) CreateDefinition(ObjectNames.Of(_to, cast), RankOf(cast), mayReplace: true);
        foreach (Collation collation in _from.UserCollations) DropDefinition("collation " + new CatalogName(collation.Schema, collation.Name), collation.Oid);
        foreach (Operator gone in _from.UserOperators) DropDefinition(ObjectNames.Of(_from, gone), gone.Oid);
        foreach (TypeCast cast in _from.UserCasts) DropDefinition(ObjectNames.Of(_from, cast), RankOf(cast));

        void CreateDefinition(string name, uint oid, bool mayReplace)
        {
            bool isRemade = _remade.Contains(name), isReplaced = mayReplace && IsChanged(name) && !isRemade;
            if (!(isRemade || isReplaced || IsMissing(name)) || _definitionText(name) is not { } text) return;
            if (isReplaced) _first.Add("drop " + name);
            Create(oid, text);
        }

        void DropDefinition(string name, uint oid)
        {
            if (Is(name, CatalogDifferenceKind.Unexpected) && !_goneAtOnce.Contains(name)) Drop(oid, "drop " + name);
        }
    }

    // A cast has no place of its own in the order of creation: it comes right behind what it is made of.
    private static uint RankOf(TypeCast cast) => Math.Max(cast.Function, Math.Max(cast.Source, cast.Target));
}

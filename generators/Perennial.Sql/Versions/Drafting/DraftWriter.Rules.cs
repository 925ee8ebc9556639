using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Rules, which go before anything changes and come when all that they name is there.</content>
internal sealed partial class DraftWriter
{
    private void DraftRules()
    {
        HashSet<string> setAside = new(StringComparer.Ordinal);
        foreach (Relation relation in _from.UserRelations)
        {
            foreach (RewriteRule rule in relation.Rules)
            {
                string key = KeyOf(relation, rule);
                bool isGone = Is(NameOf(relation), CatalogDifferenceKind.Unexpected) || Is(key, CatalogDifferenceKind.Unexpected);
                if (!isGone && !IsChanged(key) && !_remade.Contains(NameOf(relation)) && !IsInTheWay(rule) && !CallsReplaced(rule.References)) continue;
                _asides.Add("drop " + key);
                setAside.Add(key);
            }
        }

        foreach (Relation relation in _to.UserRelations)
        {
            foreach (RewriteRule rule in relation.Rules)
            {
                string key = KeyOf(relation, rule);
                bool isNew = IsMissing(NameOf(relation)) || IsMissing(key) || setAside.Contains(key);
                if (!isNew) continue;
                if (setAside.Contains(key)) _remade.Add(key);
                _last.Add(CreateRule(relation, rule));
                if (rule.Enabled != 'O') _last.Add($"alter table {relation.QualifiedName} {Enabling(rule)} rule {CatalogText.Quote(rule.Name)}");
            }
        }
    }

    private static string KeyOf(Relation relation, RewriteRule rule) => $"rule {CatalogText.Quote(rule.Name)} on {relation.QualifiedName}";

    private bool IsInTheWay(RewriteRule rule) => rule.References.Any(reference => _from.FindRelation(reference.Oid) is { } used && reference.Class == ObjectClass.Relation
        && (IsView(used.Kind) ? _remade.Contains(NameOf(used)) : used.FindColumn(reference.Column) is { } column && IsReplaced(used, column)));

    private static string CreateRule(Relation relation, RewriteRule rule)
    {
        QualifiedName table = new([new(relation.Schema, default), new(relation.Name, default)]);
        return SqlPrinter.Print(new CreateRuleStatement(new Identifier(rule.Name, default), table, rule.Event, rule.Actions) { IsInstead = rule.IsInstead, Where = rule.Where });
    }

    private static string Enabling(RewriteRule rule) => rule.Enabled switch { 'D' => "disable", 'A' => "enable always", _ => "enable replica" };
}

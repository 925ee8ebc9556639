using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Enums, domains, composites and ranges.</content>
internal sealed partial class DraftWriter
{
    private void DraftType(SqlType type)
    {
        string name = type.QualifiedName.ToString();
        if (type.Kind is TypeKind.Base or TypeKind.Pseudo) return;
        if (IsMissing("type " + name) || IsMissing("domain " + name)) Create(new(ObjectClass.Type, type.Oid), type.References, _text.CreateType(type));
        else if (_from.FindType(type.Schema, type.Name) is not { } old || old.Kind != type.Kind) return;
        else if (type.Kind == TypeKind.Enum && IsChanged("type " + name)) AddLabels(type, old, name);
        else if (type.Kind == TypeKind.Domain) DraftDomain(type, old, name);
        else if (type.Kind == TypeKind.Composite && _to.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType } fields) DraftComposite(fields, name);
    }

    private void AddLabels(SqlType type, SqlType old, string name)
    {
        for (int i = 0; i < type.EnumLabels.Count; i++)
        {
            string label = type.EnumLabels[i];
            if (old.EnumLabels.Contains(label)) continue;

            // A downgrade cannot take a value back, so that it may be there already.
            string place = i > 0 ? $" after {SqlPrinter.QuoteLiteral(type.EnumLabels[i - 1])}" : old.EnumLabels.Count > 0 ? $" before {SqlPrinter.QuoteLiteral(old.EnumLabels[0])}" : "";
            _changes.Add($"alter type {name} add value if not exists {SqlPrinter.QuoteLiteral(label)}{place}");
            if (_isSafe) _newLabels.Add(SqlPrinter.QuoteLiteral(label));
        }
    }

    private void DraftDomain(SqlType domain, SqlType old, string name)
    {
        foreach (string? property in _differences["domain " + name].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed).Select(static difference => difference.Property))
        {
            if (property == "default") _changes.Add(domain.Default is null ? $"alter domain {name} drop default" : $"alter domain {name} set default {CatalogText.Print(domain.Default)}");
            if (property == "not null") _changes.Add($"alter domain {name} {(domain.NotNull ? "set" : "drop")} not null");
        }

        if (old.Default is not null && CallsReplaced(old.References) && domain.Default is { } value && !_differences["domain " + name].Any(static difference => difference.Property == "default")) _changes.Add($"alter domain {name} set default {CatalogText.Print(value)}");
        HashSet<string> aside = new(old.Constraints.Where(constraint => CallsReplaced(constraint.References)).Select(static constraint => constraint.Name), StringComparer.Ordinal);
        foreach (Constraint constraint in old.Constraints.Where(constraint => constraint.Kind == ConstraintKind.Check && !aside.Contains(constraint.Name)))
        {
            string key = $"constraint {CatalogText.Quote(constraint.Name)} on {name}";
            if (IsChanged(key) || Is(key, CatalogDifferenceKind.Unexpected)) _changes.Add($"alter domain {name} drop constraint {CatalogText.Quote(constraint.Name)}");
        }

        foreach (Constraint constraint in domain.Constraints.Where(static constraint => constraint.Kind == ConstraintKind.Check))
        {
            string key = $"constraint {CatalogText.Quote(constraint.Name)} on {name}";
            if (aside.Contains(constraint.Name)) _remade.Add(key);
            else if (!IsChanged(key) && !IsMissing(key)) continue;
            bool isLater = _isSafe && constraint.Validated;
            _changes.Add($"alter domain {name} add constraint {CatalogText.Quote(constraint.Name)} check ({CatalogText.Print(constraint.Condition)}){(isLater || !constraint.Validated ? " not valid" : "")}");
            if (isLater) _online.Add($"alter domain {name} validate constraint {CatalogText.Quote(constraint.Name)}");
        }
    }

    private void DraftComposite(Relation fields, string name)
    {
        foreach (Column field in fields.Columns)
        {
            string key = $"column {name}.{CatalogText.Quote(field.Name)}";
            string type = _text.Type(field.Type, field.Typmod) + _text.Collate(field);
            if (IsMissing(key)) _changes.Add($"alter type {name} add attribute {CatalogText.Quote(field.Name)} {type}");
            else if (IsChanged(key)) _changes.Add($"alter type {name} alter attribute {CatalogText.Quote(field.Name)} type {type}");
        }

        foreach (Column field in _from.FindRelation(fields.Schema, fields.Name)?.Columns ?? default)
        {
            if (Is($"column {name}.{CatalogText.Quote(field.Name)}", CatalogDifferenceKind.Unexpected)) Drop(uint.MaxValue, $"alter type {name} drop attribute {CatalogText.Quote(field.Name)}");
        }
    }

    private void DropType(SqlType type)
    {
        if (Is("type " + type.QualifiedName, CatalogDifferenceKind.Unexpected)) Drop(type.Oid, "drop type " + type.QualifiedName);
        if (Is("domain " + type.QualifiedName, CatalogDifferenceKind.Unexpected)) Drop(type.Oid, "drop domain " + type.QualifiedName);
    }
}

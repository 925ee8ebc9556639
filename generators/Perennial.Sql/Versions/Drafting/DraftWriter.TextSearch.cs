using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Text search objects. A catalog holds them in full, and mappings and options change in place.</content>
internal sealed partial class DraftWriter
{
    private void DraftTextSearch()
    {
        foreach (TextSearchObject made in _to.UserTextSearch)
        {
            if (IsMissing(ObjectNames.Of(made))) Create(made.Oid, TextSearchText(made));
            else _changes.AddRange(TextSearchChanges(made, ObjectNames.Of(made)));
        }

        // A dictionary may have been made behind the configuration whose words are mapped to it.
        foreach (TextSearchObject made in _to.UserTextSearch.Where(made => made.Mappings.Count > 0 && IsMissing(ObjectNames.Of(made))))
            Create(made.Mappings.SelectMany(static mapping => mapping.Dictionaries).Append(made.Oid).Max(), string.Join(";\n", MappingTexts(made)));

        foreach (TextSearchObject gone in _from.UserTextSearch)
        {
            if (!Is(ObjectNames.Of(gone), CatalogDifferenceKind.Unexpected)) continue;
            string[] mapped = [.. gone.Mappings.Where(mapping => mapping.Dictionaries.Any(dictionary => dictionary > gone.Oid)).Select(static mapping => CatalogText.Quote(mapping.TokenType))];
            if (mapped.Length > 0) Drop(uint.MaxValue, $"alter {ObjectNames.Of(gone)} drop mapping for {string.Join(", ", mapped)}");
            Drop(gone.Oid, "drop " + ObjectNames.Of(gone));
        }
    }

    private string TextSearchText(TextSearchObject made)
    {
        List<string> options = made.Methods.Select(method => $"{method.Name} = {_to.FindRoutine(method.Routine)?.QualifiedName}").ToList();
        if (_to.FindTextSearch(made.Base) is { } found) options.Add($"{(made.Kind == TextSearchKind.Dictionary ? "template" : "parser")} = {found.QualifiedName}");
        options.AddRange(made.Options.Select(Option));
        return $"create {ObjectNames.Of(made)} ({string.Join(", ", options)})";
    }

    private IEnumerable<string> MappingTexts(TextSearchObject made) =>
        made.Mappings.Select(mapping => $"alter {ObjectNames.Of(made)} add mapping for {CatalogText.Quote(mapping.TokenType)} with {Dictionaries(mapping)}");

    private IEnumerable<string> TextSearchChanges(TextSearchObject made, string name)
    {
        // What another template or parser takes, the old one may not.
        if (_differences[name].Any(static difference => HandWork.Find(difference) is not null)) yield break;
        foreach (string property in _differences[name].Where(static difference => difference.Kind == CatalogDifferenceKind.Changed).Select(static difference => difference.Property!))
        {
            if (property.StartsWith(ObjectDescription.MappingPrefix, StringComparison.Ordinal))
            {
                string type = property.Substring(ObjectDescription.MappingPrefix.Length);
                bool isThere = Old(made)?.Mappings.Any(mapping => mapping.TokenType == type) == true;
                yield return made.Mappings.FirstOrDefault(mapping => mapping.TokenType == type) is { } mapping
                    ? $"alter {name} {(isThere ? "alter" : "add")} mapping for {CatalogText.Quote(type)} with {Dictionaries(mapping)}"
                    : $"alter {name} drop mapping for {CatalogText.Quote(type)}";
            }
            else if (property.StartsWith(ObjectDescription.AttributePrefix, StringComparison.Ordinal))
            {
                string option = property.Substring(ObjectDescription.AttributePrefix.Length);
                yield return $"alter {name} ({(made.Options.FirstOrDefault(kept => kept.Name == option) is { } kept ? Option(kept) : CatalogText.Quote(option))})";
            }
        }
    }

    private TextSearchObject? Old(TextSearchObject made) => _from.FindTextSearch(made.Kind, made.Schema, made.Name);

    private string Dictionaries(TextSearchMapping mapping) => string.Join(", ", mapping.Dictionaries.Select(oid => _to.FindTextSearch(oid)?.QualifiedName.ToString()));

    private static string Option(StorageOption option) => $"{CatalogText.Quote(option.Name)} = {SqlPrinter.QuoteLiteral(option.Value)}";
}

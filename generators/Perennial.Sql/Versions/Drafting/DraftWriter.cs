using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>
/// Drafts the statements that bring a database from one catalog to another, ordered by what depends on what: first goes what stands in the way, then types, tables
/// and routines come in the order in which the target makes them, then what hangs on tables - views behind the columns that go, which a star would find - and in the end what is no longer needed is dropped. What has no
/// statement of its own stays a difference, and whoever asked for the draft finds and tells it.
/// </summary>
internal sealed partial class DraftWriter
{
    private readonly DatabaseCatalog _from;
    private readonly DatabaseCatalog _to;
    private readonly bool _isSafe;
    private readonly HashSet<string> _procedures;
    private readonly GeneratedGrants _generated;
    private readonly Func<string, string?> _definitionText;
    private readonly CatalogText _text;
    private readonly ILookup<string, CatalogDifference> _differences;
    private readonly HashSet<string> _newLabels = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _renames;
    private readonly List<string> _asides = [];
    private readonly List<Step> _room = [];
    private readonly List<string> _first = [];
    private readonly List<(uint Rank, Step Step)> _creates = [];
    private readonly List<string> _changes = [];

    // Of new tables, in the order in which the target makes them: the server names those of partitions by what is there.
    private readonly List<(uint Oid, string Text)> _newIndexes = [];
    private readonly List<string> _joins = [];
    private readonly List<(bool IsLater, string Text)> _lostColumns = [];
    private readonly List<Step> _views = [];
    private readonly List<string> _last = [];
    private readonly List<string> _comments = [];
    private readonly List<(uint Rank, Step Step)> _drops = [];
    private readonly List<string> _online = [];

    /// <param name="from">What a database is.</param>
    /// <param name="to">What it shall be.</param>
    /// <param name="isSafe">Whether what would block or scan a table in use goes to online.sql in PostgreSQL's safe form.</param>
    /// <param name="procedures">Identities of the routines that procedures.sql brings.</param>
    /// <param name="generated">The grants that follow from the contract.</param>
    /// <param name="definitionText">The CREATE statement of an object of the target that the catalog does not hold in full, by the name that differences give it.</param>
    public DraftWriter(DatabaseCatalog from, DatabaseCatalog to, bool isSafe, HashSet<string> procedures, GeneratedGrants generated, Func<string, string?> definitionText)
    {
        (_from, _renames) = RenameFinder.Follow(from, to);
        from = _from;
        _to = to;
        _isSafe = isSafe;
        _procedures = procedures;
        _generated = generated;
        _definitionText = definitionText;
        _text = new CatalogText(to);
        List<CatalogDifference> differences = CatalogDifference.Compare(to, from, includeComments: true, DefinitionBinder.Instance).Where(difference => !procedures.Contains(difference.Object)).ToList();
        _differences = RenameConstraints(differences).ToLookup(static difference => difference.Object, StringComparer.Ordinal);
        Draft();
    }

    /// <summary>Statements for the version's transaction, without semicolons.</summary>
    public IEnumerable<string> Statements => _renames.Concat(Changes.Where(statement => !UsesNewLabel(statement)));

    /// <summary>Statements for online.sql, each a step of its own. A value of an enum can be used only after the transaction that added it.</summary>
    public IEnumerable<string> Online => Changes.Where(UsesNewLabel).Concat(_online);

    // Behind the renames, which use no new value.
    private IEnumerable<string> Changes =>
        _asides.Concat(UsersFirst(_room)).Concat(_first)
            .Concat(InOrder([.. _creates.OrderBy(static create => create.Rank).Select(static create => create.Step)], Uses)).Concat(_changes).Concat(_joins).Concat(_moves).Concat(_movesOfDefaults).Concat(_movesOfGone)
            .Concat(_lostColumns.OrderBy(static lost => lost.IsLater).Select(static lost => lost.Text)).Concat(UsedFirst(_views)).Concat(_last).Concat(_comments).Concat(_grants)
            .Concat(InOrder([.. _drops.OrderByDescending(static drop => drop.Rank).Select(static drop => drop.Step)], static (step, other) => Uses(other, step)));

    private void Draft()
    {
        foreach (Schema schema in _to.UserSchemas.Where(schema => IsMissing("schema " + CatalogText.Quote(schema.Name)))) Create(0, "create schema " + CatalogText.Quote(schema.Name));
        foreach (Extension extension in _to.Extensions.Where(extension => IsMissing("extension " + extension.Name)))
            Create(1, $"create extension {CatalogText.Quote(extension.Name)}{(extension.Schema == SchemaName.Public ? "" : " schema " + CatalogText.Quote(extension.Schema))}");
        FindRemadeRoutines();
        foreach (SqlType type in _to.UserTypes) DraftType(type);
        FindRemadeViews();
        SetBodiesAside();
        FindMovedTables();
        foreach (Relation relation in _to.UserRelations.OrderBy(static relation => relation.Oid)) DraftRelation(relation);
        _changes.AddRange(_newIndexes.OrderBy(static made => made.Oid).Select(static made => made.Text));
        DraftReferences();
        DraftRoutines();
        DraftDefinitions();
        DraftTextSearch();
        DraftRules();
        foreach (Relation relation in _from.UserRelations) DropRelation(relation);
        foreach (Routine routine in _from.UserRoutines)
        {
            string identity = FoldCheck.Identity(_from, routine);
            if (Is(identity, CatalogDifferenceKind.Unexpected) && !_setAside.Contains(identity) && !_goneAtOnce.Contains(identity)) Drop(Reference(routine), routine.References, "drop " + InCommands(identity));
        }

        foreach (SqlType type in _from.UserTypes) DropType(type);
        foreach (Extension extension in _from.Extensions.Where(extension => Is("extension " + extension.Name, CatalogDifferenceKind.Unexpected)))
            Drop(1, $"drop extension {CatalogText.Quote(extension.Name)}");
        foreach (Schema schema in _from.UserSchemas.Where(schema => Is("schema " + CatalogText.Quote(schema.Name), CatalogDifferenceKind.Unexpected)))
            Drop(0, "drop schema " + CatalogText.Quote(schema.Name));
        NameIndexesOfPartitions();
        DraftComments();
        DraftGrants();
    }

    // COMMENT ON writes objects as the comparison does, but for constraints of domains.
    private void DraftComments()
    {
        IReadOnlyDictionary<string, ObjectDescription> from = CatalogDescription.Of(_from, includeComments: true);
        Compare(CatalogDescription.Of(_to, includeComments: true), from, isRemade: false, inDomain: null);

        void Compare(IReadOnlyDictionary<string, ObjectDescription> wanted, IReadOnlyDictionary<string, ObjectDescription> found, bool isRemade, string? inDomain)
        {
            foreach (KeyValuePair<string, ObjectDescription> entry in wanted.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            {
                // A procedure that is new, or comes back, brings its comment along.
                if (_procedures.Contains(entry.Key) && !found.ContainsKey(entry.Key)) continue;
                ObjectDescription? old = found.TryGetValue(_formerNames.TryGetValue(entry.Key, out string? former) ? former : entry.Key, out ObjectDescription? there) ? there : null;
                bool isNew = isRemade || old is null || _remade.Contains(entry.Key);
                string? comment = Comment(entry.Value);
                string? before = isNew ? null : Comment(old!);
                if (comment != before)
                {
                    string target = inDomain is not null && entry.Key.StartsWith("constraint ", StringComparison.Ordinal) ? entry.Key.Replace(" on " + inDomain, " on domain " + inDomain) : InCommands(entry.Key);
                    (IsMadeOnline(entry.Key) ? _online : _comments).Add($"comment on {target} is {(comment is null ? "null" : SqlPrinter.QuoteLiteral(comment))}");
                }

                string? domain = entry.Key.StartsWith("domain ", StringComparison.Ordinal) ? entry.Key.Substring("domain ".Length) : null;
                Compare(entry.Value.Parts, old?.Parts ?? NoParts, isNew, domain);
            }
        }
    }

    // DROP and COMMENT want the star of an aggregate of no arguments, which its identity has not.
    private static string InCommands(string name) => name.StartsWith("aggregate ", StringComparison.Ordinal) && name.EndsWith("()", StringComparison.Ordinal) ? name.Insert(name.Length - 1, "*") : name;

    // An index that online.sql makes is there only then, and so are the key that takes it over and what references that.
    private bool IsMadeOnline(string name) => _laterReferences.Contains(name) || _isSafe && _laterIndexes.Count > 0 && _laterIndexes.Any(index =>
        name == "index " + index || (name.StartsWith($"constraint {CatalogText.Quote(index.Name)} on ", StringComparison.Ordinal)
            && _to.UserRelations.Any(table => table.Schema == index.Schema && name.EndsWith(" on " + table.QualifiedName, StringComparison.Ordinal))));

    private static readonly IReadOnlyDictionary<string, ObjectDescription> NoParts = new Dictionary<string, ObjectDescription>();

    private static string? Comment(ObjectDescription description) => description.Properties.TryGetValue("comment", out DescribedValue value) ? value.Value as string : null;

    private bool UsesNewLabel(string statement) => !statement.StartsWith("alter type ", StringComparison.Ordinal) && _newLabels.Any(label => statement.Contains(label));

    private bool IsMissing(string name) => Is(name, CatalogDifferenceKind.Missing);

    private bool IsChanged(string name) => Is(name, CatalogDifferenceKind.Changed);

    // What is set by a statement of its own, whatever else an object is.
    private static bool IsSetApart(CatalogDifference difference) =>
        difference.Property is { } property && (property is "comment" or "attached" or "clustering index" or "replica identity"
            || property.StartsWith(ObjectDescription.OptionPrefix, StringComparison.Ordinal) || property.StartsWith(ObjectDescription.GrantPrefix, StringComparison.Ordinal));

    private bool Is(string name, CatalogDifferenceKind kind) => _differences[name].Any(difference => difference.Kind == kind && !IsSetApart(difference));
}

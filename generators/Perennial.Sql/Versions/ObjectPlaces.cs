using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>Where objects are defined in scripts, by the names that differences between catalogs give them: the last mention counts.</summary>
internal sealed class ObjectPlaces
{
    private static readonly string[] KindsOfSeveralWords = ["materialized view ", "foreign table ", "text search parser ", "text search template ", "text search dictionary ", "text search configuration "];

    private readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);

    /// <summary>Takes note of what a statement defines.</summary>
    /// <param name="source">The script.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="catalog">The catalog after it: it knows the schemas of unqualified names.</param>
    public void Read(SourceText source, ParsedStatement statement, DatabaseCatalog catalog)
    {
        switch (statement.Node)
        {
            case CreateTableStatement create when Relation(create.Name) is { } table:
                Add(table, create.Name);
                foreach (TableElement element in create.Elements) AddElement(table, element);
                AddSequences(table);
                break;
            case AlterTableStatement alter when Relation(alter.Relation.Name) is { } table:
                foreach (AlterTableAction action in alter.Actions) AddAction(table, action);
                AddSequences(table);
                break;
            case CreateTableAsStatement create when Relation(create.Name) is { } table:
                Add(table, create.Name);
                break;
            case CreateViewStatement create when Relation(create.Name) is { } view:
                Add(view, create.Name);
                break;
            case CreateSequenceStatement create when Relation(create.Name) is { } sequence:
                Add(sequence, create.Name);
                break;
            case CreateIndexStatement { Name: { } index } create when catalog.FindRelation(create.Table.Name.Schema, create.Table.Name.Name) is { } table:
                Put(new CatalogName(table.Schema, index.Name).ToString(), index.Span);
                break;
            case CreateIndexStatement { Name: null } create when catalog.FindRelation(create.Table.Name.Schema, create.Table.Name.Name) is { } table:
                if (Unnamed(table, create) is { } given) Put(given, create.Table.Span);
                break;
            case CreateCastStatement create when CastOf(create) is { } cast:
                Put(NameOf(ObjectNames.Of(catalog, cast)), statement.Span);
                break;
            case CreateStatisticsStatement { Name: { } name } when catalog.FindStatistics(name.Schema, name.Name) is { } statistics:
                Add(statistics.QualifiedName.ToString(), name);
                break;
            case CreateTriggerStatement create when Relation(create.Table) is { } table:
                Put($"{NameRules.Quote(create.Name.Name)} on {table}", create.Name.Span);
                break;
            case CreateRuleStatement create when Relation(create.Table) is { } table:
                Put($"{NameRules.Quote(create.Name.Name)} on {table}", create.Name.Span);
                break;
            case CreatePolicyStatement create when Relation(create.Table) is { } table:
                Put($"{NameRules.Quote(create.Name.Name)} on {table}", create.Name.Span);
                break;
            case CreateEnumStatement create:
                AddType(create.Name);
                break;
            case CreateCompositeTypeStatement create:
                AddType(create.Name);
                break;
            case CreateDomainStatement create:
                AddType(create.Name);
                break;
            case CreateRangeTypeStatement create:
                AddType(create.Name);
                break;
            case AlterEnumAddValueStatement alter:
                AddType(alter.Name);
                break;
            case AlterDomainStatement alter:
                AddType(alter.Name);
                break;
            case CreateExtensionStatement create:
                Put(NameRules.Quote(create.Name.Name), create.Name.Span);
                break;
            case CreateSchemaStatement { Name: { } schema }:
                Put(NameRules.Quote(schema.Name), schema.Span);
                break;
            case CreateRoutineStatement create when catalog.FindRoutines(create.Name.Schema, create.Name.Name) is { IsEmpty: false } routines:
                Put(routines[routines.Length - 1].QualifiedName.ToString(), create.Name.Span);
                break;
            case CreateAggregateStatement { Signature.Name: { } name } when catalog.FindRoutines(name.Schema, name.Name) is { IsEmpty: false } aggregates:
                Add(aggregates[aggregates.Length - 1].QualifiedName.ToString(), name);
                break;
            case CreateCollationStatement { Name: { } name } when catalog.FindCollation(name.Schema, name.Name) is { } collation:
                Add(new CatalogName(collation.Schema, collation.Name).ToString(), name);
                break;
            case CreateTextSearchStatement { Name: { } name } create when TextSearchDdl.KindOf(create.Kind) is { } kind && catalog.FindTextSearch(kind, name.Schema, name.Name) is { } textSearch:
                Add(textSearch.QualifiedName.ToString(), name);
                break;
            case AlterTextSearchMappingStatement { Name: { } name } alterMapping when catalog.FindTextSearch(TextSearchKind.Configuration, name.Schema, name.Name) is { } configuration:
                foreach (Identifier type in alterMapping.TokenTypes) Put($"{ObjectDescription.MappingPrefix}{type.Name} on {configuration.QualifiedName}", type.Span);
                break;
            case GrantStatement { Target: GrantTarget.Table or GrantTarget.Sequence or GrantTarget.Schema or GrantTarget.Type or GrantTarget.Domain } grant:
                foreach (QualifiedName name in grant.Names)
                {
                    string? target = grant.Target switch
                    {
                        GrantTarget.Table or GrantTarget.Sequence => Relation(name),
                        GrantTarget.Schema => NameRules.Quote(name.Name),
                        _ => catalog.FindType(name.Schema, name.Name)?.QualifiedName.ToString(),
                    };
                    foreach (RoleName grantee in grant.Grantees) Put($"{ObjectDescription.GrantPrefix}{GrantDdl.GranteeOf(grantee)} on {target}", statement.Span);
                }

                break;
            case AlterDefaultPrivilegesStatement alter:
                foreach (DefaultPrivilegesKey key in DefaultPrivilegesDdl.Keys(alter))
                {
                    Put(NameOf(ObjectNames.Of(key)), statement.Span);

                    // The role may be the one that is not named elsewhere (see ScriptRunner).
                    if (NameOf(ObjectNames.Of(key with { Role = "" })) is var unnamed && !_places.ContainsKey(unnamed)) Put(unnamed, statement.Span);
                }

                break;
            case RenameStatement { Object: { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Sequence, Name: { } old } } rename
                when Relation(new QualifiedName([.. old.Parts.Take(old.Parts.Count - 1), rename.NewName])) is { } renamed:
                Put(renamed, rename.NewName.Span);
                break;
            case RenameStatement { Object: { Kind: ObjectKind.Column, Owner: { } owner } } rename when Relation(owner) is { } table:
                Put(table + "." + NameRules.Quote(rename.NewName.Name), rename.NewName.Span);
                break;
        }

        // A script may name its own search_path, which ends with it.
        string? Relation(QualifiedName name) => (catalog.FindRelation(name.Schema, name.Name)
            ?? (name.Schema is null ? catalog.UserRelations.FirstOrDefault(relation => relation.Name == name.Name) : null))?.QualifiedName.ToString();

        void Add(string key, QualifiedName name) => Put(key, name.Parts[name.Parts.Count - 1].Span);

        void AddType(QualifiedName name)
        {
            SqlType? type = catalog.FindType(name.Schema, name.Name) is { IsUserDefined: true } found ? found
                : name.Schema is null ? catalog.UserTypes.FirstOrDefault(type => type.Name == name.Name) : null;
            if (type is not null) Add(type.QualifiedName.ToString(), name);
        }

        void AddElement(string table, TableElement element)
        {
            if (element is ColumnDefinition column) Put(table + "." + NameRules.Quote(column.Name.Name), column.Name.Span);
            else if (element is TableConstraint { Name: { } constraint }) Put($"{NameRules.Quote(constraint.Name)} on {table}", constraint.Span);
        }

        void AddAction(string table, AlterTableAction action)
        {
            if (action is AddColumn add) AddElement(table, add.Column);
            else if (action is AddTableConstraint constraint) AddElement(table, constraint.Constraint);
            else if (action is AlterColumnType type) Put(table + "." + NameRules.Quote(type.Column.Name), type.Column.Span);
            else if (action is AlterColumnDefault @default) Put(table + "." + NameRules.Quote(@default.Column.Name), @default.Column.Span);
            else if (action is AlterColumnNotNull notNull) Put(table + "." + NameRules.Quote(notNull.Column.Name), notNull.Column.Span);
        }

        // What serial and identity make has its column's place.
        void AddSequences(string table)
        {
            foreach (Relation sequence in catalog.UserRelations)
            {
                if (sequence.OwnerTable == 0 || catalog.FindRelation(sequence.OwnerTable) is not { } owner || owner.QualifiedName.ToString() != table || _places.ContainsKey(sequence.QualifiedName.ToString())) continue;
                string? column = owner.Columns.FirstOrDefault(column => column.Number == sequence.OwnerColumn)?.Name;
                if (column is not null && _places.TryGetValue(table + "." + NameRules.Quote(column), out SourceLocation? place)) _places[sequence.QualifiedName.ToString()] = place;
            }
        }

        // The server names an index by its table and columns; the next of those that has no place will be it.
        string? Unnamed(Relation table, CreateIndexStatement create)
        {
            string prefix = create.Elements[0].Value is ColumnReference { Parts: { Count: 1 } parts } ? table.Name + "_" + parts[0].Name : table.Name + "_";
            return table.Indexes.Where(index => index.Name.StartsWith(prefix, StringComparison.Ordinal) && !table.Constraints.Any(constraint => constraint.Name == index.Name))
                .Select(index => new CatalogName(table.Schema, index.Name).ToString()).FirstOrDefault(name => !_places.ContainsKey(name));
        }

        TypeCast? CastOf(CreateCastStatement create)
        {
            uint source = TypeNameResolver.Resolve(catalog, create.Source, out _).Oid, target = TypeNameResolver.Resolve(catalog, create.Target, out _).Oid;
            return source == 0 || target == 0 ? null : new TypeCast(source, target, default, default, 0);
        }

        void Put(string key, TextSpan span) => _places[key] = SourceLocation.Of(source, span);
    }

    /// <summary>Where what differs is said last, if that is known apart from where its object is defined.</summary>
    public SourceLocation? Find(CatalogDifference difference) =>
        difference.Property is { } property && _places.TryGetValue($"{property} on {NameOf(difference.Object)}", out SourceLocation? place) ? place : Find(difference.Object);

    // The name of an object without its kind, which may be of two words.
    private static string NameOf(string difference)
    {
        foreach (string kind in KindsOfSeveralWords)
        {
            if (difference.StartsWith(kind, StringComparison.Ordinal)) return difference.Substring(kind.Length);
        }

        return difference.Substring(difference.IndexOf(' ') + 1);
    }

    /// <summary>Where the object of a difference is defined: <c>column queue.tasks.state</c>; its table where it is not named itself; null when neither is.</summary>
    public SourceLocation? Find(string difference)
    {
        string name = NameOf(difference);
        if (_places.TryGetValue(name, out SourceLocation? place)) return place;
        int parenthesis = name.IndexOf('(');
        if (parenthesis > 0 && _places.TryGetValue(name.Substring(0, parenthesis), out place)) return place;
        int on = name.IndexOf(" on ", StringComparison.Ordinal);
        if (on >= 0 && _places.TryGetValue(name.Substring(on + 4), out place)) return place;
        int dot = name.LastIndexOf('.');
        return dot > 0 && _places.TryGetValue(name.Substring(0, dot), out place) ? place : null;
    }
}

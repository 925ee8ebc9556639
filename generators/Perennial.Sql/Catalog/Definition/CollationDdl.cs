using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

internal static class CollationDdl
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "from", "locale", "lc_collate", "lc_ctype", "provider", "deterministic", "version", "rules" };

    public static void Create(DdlSession session, CreateCollationStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema || !CheckOptions(session, create)) return;
        bool isDeterministic = DefinitionOptions.Find(create.Options, "deterministic") is null || DefinitionOptions.Boolean(create.Options, "deterministic");
        if ((create.From ?? DefinitionOptions.Name(create.Options, "from")) is { } from)
        {
            if (session.Catalog.FindCollation(from.Schema, from.Name) is not { } source)
            {
                session.Error("42704", from.Span, $"collation \"{from}\" for encoding \"UTF8\" does not exist");
                return;
            }

            if (source.Oid == Collation.DefaultOid)
            {
                session.Error("42P17", from.Span, "collation \"default\" cannot be copied");
                return;
            }

            isDeterministic = source.IsDeterministic;
        }
        else if (!HasLocale(session, create))
        {
            return;
        }

        CatalogName name = new(schema, create.Name.Name);
        if (IsTaken(session.Catalog, schema, name.Name))
        {
            if (!create.IfNotExists) session.Error("42710", create.Name.Span, $"collation \"{create.Name.Name}\" already exists");
            return;
        }

        Collation collation = new(session.Editor.NewOid(), name.Schema, name.Name, isDeterministic) { Options = Describe(session, create) };
        session.Editor.User = session.Editor.User with { Collations = session.Editor.User.Collations.SetItem(name, collation) };
    }

    /// <summary>ALTER COLLATION ... RENAME TO and SET SCHEMA.</summary>
    public static void Move(DdlSession session, QualifiedName written, string? schema, Identifier name)
    {
        if (Require(session, written) is not { IsUserDefined: true } collation) return;
        CatalogName target = new(schema ?? collation.Schema, schema is null ? name.Name : collation.Name);
        if (target == new CatalogName(collation.Schema, collation.Name)) return;
        if (IsTaken(session.Catalog, target.Schema, target.Name))
        {
            session.Error("42710", name.Span, $"collation \"{target.Name}\" for encoding \"UTF8\" already exists in schema \"{target.Schema}\"");
            return;
        }

        UserObjects user = session.Editor.User;
        session.Editor.User = user with
        {
            Collations = user.Collations.Remove(new(collation.Schema, collation.Name)).SetItem(target, collation with { Schema = target.Schema, Name = target.Name }),
        };
    }

    /// <summary>The collation of that name; null after an error.</summary>
    public static Collation? Require(DdlSession session, QualifiedName name)
    {
        if (session.Catalog.FindCollation(name.Schema, name.Name) is { } collation) return collation;
        if (name.Schema is not { } schema || session.RequireSchema(schema, name.Span)) session.Error("42704", name.Span, $"collation \"{name}\" for encoding \"UTF8\" does not exist");
        return null;
    }

    // LOCALE stands for both of its parts; libc is what nobody has to say; the version is that of a server's library.
    private static EquatableArray<StorageOption> Describe(DdlSession session, CreateCollationStatement create)
    {
        if ((create.From ?? DefinitionOptions.Name(create.Options, "from")) is { } from) return session.Catalog.FindCollation(from.Schema, from.Name)?.Options ?? [];
        List<StorageOption> described = [];
        foreach (DefinitionOption option in create.Options)
        {
            string name = option.Name.Name.ToLowerInvariant(), value = DefinitionOptions.Text(option.Value) ?? "";
            if (name is "deterministic" or "version" || (name == "provider" && value == "libc")) continue;
            described.Add(new(name, name == "rules" ? value : Locale(value)));
        }

        if (described.Find(static option => option.Name == "lc_collate") is { } collate && described.Find(static option => option.Name == "lc_ctype") is { } type && collate.Value == type.Value)
        {
            described.RemoveAll(option => option == collate || option == type);
            described.Add(new("locale", collate.Value));
        }

        return described.OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    // A server may write a locale in another spelling than it was given.
    private static string Locale(string value) => value.Replace('_', '-').ToLowerInvariant();

    private static bool IsTaken(DatabaseCatalog catalog, string schema, string name) => catalog.FindCollation(schema, name) is { } found && found.Schema == schema;

    private const int FirstVersionWithRules = 16;

    /// <summary>Each option once, LOCALE not with its two parts, and FROM alone (DefineCollation). Names are case-sensitive.</summary>
    private static bool CheckOptions(DdlSession session, CreateCollationStatement create)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (DefinitionOption option in create.Options)
        {
            bool isKnown = Attributes.Contains(option.Name.Name) && (option.Name.Name != "rules" || session.ServerVersion >= FirstVersionWithRules);
            if (!isKnown) return session.Error("42601", option.Span, $"collation attribute \"{option.Name.Name}\" not recognized");
            if (!seen.Add(option.Name.Name)) return session.Error("42601", option.Span, "conflicting or redundant options");
        }

        bool isMixed = (seen.Contains("locale") && (seen.Contains("lc_collate") || seen.Contains("lc_ctype"))) || (seen.Contains("from") && seen.Count > 1);
        return !isMixed || session.Error("42601", create.Span, "conflicting or redundant options");
    }

    private static bool HasLocale(DdlSession session, CreateCollationStatement create)
    {
        TextSpan span = create.Name.Span;
        bool Has(string name) => DefinitionOptions.Find(create.Options, name) is not null;
        string provider = DefinitionOptions.Text(create.Options, "provider")?.ToLowerInvariant() ?? "libc";
        switch (provider)
        {
            case "builtin" when session.ServerVersion >= 17:
                if (!Has("locale")) return session.Error("42P17", span, "parameter \"locale\" must be specified");
                string? locale = DefinitionOptions.Text(create.Options, "locale");
                return locale is "C" or "C.UTF-8" or "C.UTF8" or "PG_UNICODE_FAST" || session.Error("42809", span, $"invalid locale name \"{locale}\" for builtin provider");
            case "icu":
                return Has("locale") || (session.ServerVersion < 15 && Has("lc_collate") && Has("lc_ctype")) || session.Error("42P17", span, "parameter \"locale\" must be specified");
            case "libc":
                if (Has("locale")) return true;
                if (!Has("lc_collate")) return session.Error("42P17", span, "parameter \"lc_collate\" must be specified");
                return Has("lc_ctype") || session.Error("42P17", span, "parameter \"lc_ctype\" must be specified");
            default:
                return session.Error("42P17", span, $"unrecognized collation provider: {provider}");
        }
    }
}

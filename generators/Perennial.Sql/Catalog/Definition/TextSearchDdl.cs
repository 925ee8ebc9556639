using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE, RENAME, SET SCHEMA and COMMENT of text search objects, and the options of dictionaries (tsearchcmds.c).</summary>
internal static class TextSearchDdl
{
    private sealed record Signature(uint[] Arguments, uint Result, bool IsRequired);

    private static readonly Dictionary<string, Signature> ParserMethods = new(StringComparer.Ordinal)
    {
        ["start"] = new([TypeOid.Internal, TypeOid.Int4], TypeOid.Internal, true),
        ["gettoken"] = new([TypeOid.Internal, TypeOid.Internal, TypeOid.Internal], TypeOid.Internal, true),
        ["end"] = new([TypeOid.Internal], TypeOid.Void, true),
        ["lextypes"] = new([TypeOid.Internal], TypeOid.Internal, true),
        ["headline"] = new([TypeOid.Internal, TypeOid.Internal, TypeOid.TsQuery], TypeOid.Internal, false),
    };

    private static readonly Dictionary<string, Signature> TemplateMethods = new(StringComparer.Ordinal)
    {
        ["lexize"] = new([TypeOid.Internal, TypeOid.Internal, TypeOid.Internal, TypeOid.Internal], TypeOid.Internal, true),
        ["init"] = new([TypeOid.Internal], TypeOid.Internal, false),
    };

    /// <summary>The kind that a statement's words name; null for another kind of object.</summary>
    public static TextSearchKind? KindOf(ObjectKind kind) => kind switch
    {
        ObjectKind.TextSearchParser => TextSearchKind.Parser,
        ObjectKind.TextSearchTemplate => TextSearchKind.Template,
        ObjectKind.TextSearchDictionary => TextSearchKind.Dictionary,
        ObjectKind.TextSearchConfiguration => TextSearchKind.Configuration,
        _ => null,
    };

    /// <summary>How messages and commands call an object of that kind.</summary>
    public static string Word(TextSearchKind kind) => "text search " + kind.ToString().ToLowerInvariant();

    public static void Create(DdlSession session, CreateTextSearchStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema || KindOf(create.Kind) is not { } kind) return;
        TextSearchObject? made = kind switch
        {
            TextSearchKind.Parser => WithMethods(session, create, ParserMethods),
            TextSearchKind.Template => WithMethods(session, create, TemplateMethods),
            TextSearchKind.Dictionary => Dictionary(session, create),
            _ => Configuration(session, create),
        };
        if (made is null) return;
        if (session.Catalog.FindTextSearch(kind, schema, create.Name.Name) is not null)
        {
            // Here the server has nothing but its unique index.
            session.Error("23505", create.Name.Span, $"{Word(kind)} \"{create.Name.Name}\" already exists in schema \"{schema}\"");
            return;
        }

        session.Editor.Put(made with { Oid = session.Editor.NewOid(), Kind = kind, Schema = schema, Name = create.Name.Name });
    }

    public static void AlterDictionary(DdlSession session, AlterTextSearchDictionaryStatement alter)
    {
        if (Require(session, TextSearchKind.Dictionary, alter.Name) is not { } dictionary) return;
        List<StorageOption> options = [.. dictionary.Options];
        foreach (DefinitionOption option in alter.Options)
        {
            options.RemoveAll(old => old.Name == option.Name.Name);
            if (option.Value is not null) options.Add(TextSearchOptions.Read(option));
        }

        TextSearchObject altered = dictionary with { Options = options.ToEquatableArray() };

        // Nobody keeps the options of those that initdb makes.
        bool isRefused = dictionary.IsUserDefined && session.Catalog.FindTextSearch(dictionary.Base) is { } template && !TextSearchOptions.Check(session, template, altered.Options, alter.Span);
        if (!isRefused) session.Editor.Put(altered);
    }

    /// <summary>ALTER ... RENAME TO.</summary>
    public static void Rename(DdlSession session, TextSearchKind kind, QualifiedName written, Identifier name)
    {
        if (Require(session, kind, written) is { } found) Move(session, found, found.Schema, name.Name, name.Span);
    }

    /// <summary>ALTER ... SET SCHEMA.</summary>
    public static void SetSchema(DdlSession session, TextSearchKind kind, QualifiedName written, Identifier schema)
    {
        if (Require(session, kind, written) is { } found && session.RequireSchema(schema.Name, schema.Span) && found.Schema != schema.Name) Move(session, found, schema.Name, found.Name, schema.Span);
    }

    /// <summary>Moves all objects of a schema that gets another name.</summary>
    public static void RenameSchema(DdlSession session, string from, string to)
    {
        foreach (TextSearchObject found in session.Catalog.AllTextSearch.Where(found => found.Schema == from)) Move(session, found, to, found.Name, default);
    }

    public static void Comment(DdlSession session, TextSearchKind kind, QualifiedName name, string? text)
    {
        if (Require(session, kind, name) is { } found) session.Editor.Put(found with { Comment = text });
    }

    /// <summary>The object of that name; null after an error, or when it is missing and may be.</summary>
    public static TextSearchObject? Require(DdlSession session, TextSearchKind kind, QualifiedName name, bool ifExists = false)
    {
        if (session.Catalog.FindTextSearch(kind, name.Schema, name.Name) is { } found) return found;
        if (!ifExists && (name.Schema is not { } schema || session.RequireSchema(schema, name.Span))) session.Error("42704", name.Span, $"{Word(kind)} \"{name}\" does not exist");
        return null;
    }

    private static void Move(DdlSession session, TextSearchObject found, string schema, string name, TextSpan span)
    {
        if (session.Catalog.FindTextSearch(found.Kind, schema, name) is not null)
        {
            session.Error("42710", span, $"{Word(found.Kind)} \"{name}\" already exists in schema \"{schema}\"");
            return;
        }

        DatabaseCatalog before = session.Catalog;
        TextSearchObject moved = found with { Schema = schema, Name = name };
        session.Editor.Put(moved);
        ReferenceRename.TextSearch(session, before, moved);
    }

    private static TextSearchObject? WithMethods(DdlSession session, CreateTextSearchStatement create, Dictionary<string, Signature> known)
    {
        SortedDictionary<string, uint> methods = new(StringComparer.Ordinal);
        foreach (DefinitionOption option in create.Options)
        {
            string name = option.Name.Name;
            if (!known.TryGetValue(name, out Signature? signature))
            {
                session.Error("42601", option.Span, $"{Word(KindOf(create.Kind)!.Value)} parameter \"{name}\" not recognized. There are: {string.Join(", ", known.Keys)}");
                return null;
            }

            if (RequireName(session, option) is not { } function) return null;
            Routine? routine = session.Catalog.FindRoutines(function.Schema, function.Name).FirstOrDefault(found => found.ArgumentTypes.SequenceEqual(signature.Arguments));
            if (routine is null) session.Error("42883", option.Span, $"function {function}({string.Join(", ", signature.Arguments.Select(type => session.Catalog.FormatType(type)))}) does not exist");
            else if (routine.ReturnType != signature.Result) session.Error("42P17", option.Span, $"function {function} should return type {session.Catalog.FormatType(signature.Result)}");
            if (routine is null || session.HasErrors) return null;
            methods[name] = routine.Oid;
        }

        foreach (KeyValuePair<string, Signature> method in known)
        {
            if (!method.Value.IsRequired || methods.ContainsKey(method.Key)) continue;
            session.Error("42P17", create.Span, $"{Word(KindOf(create.Kind)!.Value)} {method.Key} method is required");
            return null;
        }

        string? initializer = methods.TryGetValue("init", out uint init) && init < DatabaseCatalog.FirstUserOid ? session.Catalog.FindRoutine(init)!.Name : null;
        return New() with { Methods = methods.Select(static method => new TextSearchMethod(method.Key, method.Value)).ToEquatableArray(), Initializer = initializer };
    }

    private static TextSearchObject? Dictionary(DdlSession session, CreateTextSearchStatement create)
    {
        TextSearchObject? template = null;
        List<StorageOption> options = [];
        foreach (DefinitionOption option in create.Options)
        {
            if (option.Name.Name != "template") options.Add(TextSearchOptions.Read(option));
            else if (RequireName(session, option) is not { } name || (template = Require(session, TextSearchKind.Template, name)) is null) return null;
        }

        if (template is null) session.Error("42P17", create.Span, "text search template is required");
        else if (TextSearchOptions.Check(session, template, options.ToEquatableArray(), create.Span)) return New() with { Base = template.Oid, Options = options.ToEquatableArray() };
        return null;
    }

    private static TextSearchObject? Configuration(DdlSession session, CreateTextSearchStatement create)
    {
        TextSearchObject? parser = null, copied = null;
        foreach (DefinitionOption option in create.Options)
        {
            string name = option.Name.Name;
            if (name is not ("parser" or "copy"))
            {
                session.Error("42601", option.Span, $"text search configuration parameter \"{name}\" not recognized. There are: parser, copy");
                return null;
            }

            if (RequireName(session, option) is not { } written) return null;
            if (Require(session, name == "parser" ? TextSearchKind.Parser : TextSearchKind.Configuration, written) is not { } found) return null;
            if (name == "parser") parser = found;
            else copied = found;
        }

        if (parser is not null && copied is not null) session.Error("42601", create.Span, "cannot specify both PARSER and COPY options");
        else if (parser is null && copied is null) session.Error("42P17", create.Span, "text search parser is required");
        else return New() with { Base = parser?.Oid ?? copied!.Base, Mappings = copied?.Mappings ?? default };
        return null;
    }

    private static TextSearchObject New() => new() { Oid = 0, Kind = default, Schema = "", Name = "" };

    private static QualifiedName? RequireName(DdlSession session, DefinitionOption option)
    {
        if (DefinitionOptions.Name(option) is { } name) return name;
        session.Error("42601", option.Span, option.Value is null ? $"{option.Name.Name} requires a parameter" : $"argument of {option.Name.Name} must be a name");
        return null;
    }
}

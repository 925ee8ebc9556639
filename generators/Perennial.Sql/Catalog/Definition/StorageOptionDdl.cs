using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>WITH (...), SET (...) and RESET (...) of relations, indexes and columns (transformRelOptions and parseRelOptions).</summary>
internal static class StorageOptionDdl
{
    private const string Toast = "toast";

    /// <summary>The options that WITH gives; null after an error. Tables were once made WITH (oids = false).</summary>
    public static EquatableArray<StorageOption>? Create(DdlSession session, EquatableArray<DefinitionOption> written, StorageOptionTarget target) => written.IsEmpty
        ? EquatableArray<StorageOption>.Empty
        : Set(session, [], target == StorageOptionTarget.Heap ? written.Where(static option => option is not { Namespace: null, Name.Name: "oids" }).ToEquatableArray() : written, target);

    /// <summary>The options after SET; null after an error.</summary>
    /// <param name="old">The options before, which stay unless they are set anew.</param>
    /// <param name="target">What has them; None for an index of a method whose options nobody here knows.</param>
    public static EquatableArray<StorageOption>? Set(DdlSession session, EquatableArray<StorageOption> old, EquatableArray<DefinitionOption> written, StorageOptionTarget target)
    {
        List<StorageOption> set = [];
        foreach (DefinitionOption option in written)
        {
            string name = option.Name.Name;
            if (!CheckNamespace(session, option, target)) return null;
            string value = option.Value is null ? "true" : DefinitionOptions.Text(option.Value) ?? "";
            if (Value(session, option, value, option.Namespace is null ? target : StorageOptionTarget.Toast) is not { } known) return null;
            string fullName = option.Namespace is null ? name : Toast + "." + name;
            if (set.Exists(other => other.Name == fullName)) return Refuse(session, option, "22023", $"parameter \"{name}\" specified more than once");
            set.Add(new(fullName, known));
        }

        return old.Where(option => !set.Exists(other => other.Name == option.Name)).Concat(set).ToEquatableArray();
    }

    /// <summary>The options after RESET; null after an error. One that is not set, or that nobody knows, may be named, and so may namespaces.</summary>
    public static EquatableArray<StorageOption>? Reset(DdlSession session, EquatableArray<StorageOption> old, EquatableArray<DefinitionOption> written)
    {
        foreach (DefinitionOption option in written)
        {
            if (option.Value is not null) return Refuse(session, option, "42601", "RESET must not include values for parameters");
        }

        return old.Where(option => !written.Any(reset => option.Name == (reset.Namespace is { } space ? space.Name + "." + reset.Name.Name : reset.Name.Name))).ToEquatableArray();
    }

    private static bool CheckNamespace(DdlSession session, DefinitionOption option, StorageOptionTarget target) => option.Namespace is not { } space || (space.Name == Toast && target == StorageOptionTarget.Heap)
        || session.Error("22023", option.Span, $"unrecognized parameter namespace \"{space.Name}\"");

    private static string? Value(DdlSession session, DefinitionOption option, string value, StorageOptionTarget target)
    {
        if (target == StorageOptionTarget.None) return value;
        if (StorageOptionRules.Find(option.Name.Name, target, session.ServerVersion) is not { } rule)
        {
            string? meant = Spelling.Nearest(option.Name.Name, StorageOptionRules.Names(target, session.ServerVersion));
            session.Error("22023", option.Span, $"unrecognized parameter \"{option.Name.Name}\"{(meant is null ? "" : $". Did you mean \"{meant}\"?")}");
            return null;
        }

        if (rule.Read(value, out string reason) is { } known) return known;
        session.Error("22023", option.Span, reason);
        return null;
    }

    private static EquatableArray<StorageOption>? Refuse(DdlSession session, DefinitionOption option, string sqlState, string message)
    {
        session.Error(sqlState, option.Span, message);
        return null;
    }
}

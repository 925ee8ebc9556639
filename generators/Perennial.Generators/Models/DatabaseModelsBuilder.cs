using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Sessions;

namespace Perennial.Generators.Models;

/// <summary>Decides names and shapes of all that is emitted, from what the stages know.</summary>
internal static class DatabaseModelsBuilder
{
    // Members of the database class and of its transaction, which a group's property may not repeat.
    private static readonly string[] ClassMembers =
    [
        "BuiltForVersion", "Create", "On", "BeginAsync", "CreateBatch", "EnsureCompatibleAsync", "DisposeAsync", "Connection", "Executor", "Calls", "CommitAsync", "RollbackAsync",
        "ExecuteAsync", "LeftState",
    ];

    public static DatabaseModels Build(DatabaseModel database, GeneratorOptions options)
    {
        List<Procedure> callable = Callable(database, options);
        List<IGrouping<string, Procedure>> grouped = Grouped(callable);
        string[] groupNames = GroupNames(grouped, options);
        TypeNames names = new(database, callable, options.ClassName, groupNames);
        TypeMapping types = new(names.OfType);

        bool isComplete = true;
        List<GroupModel> groups = [];
        List<string> files = [];
        List<string> signatures = [];
        SortedSet<string> features = new(StringComparer.Ordinal);
        SortedDictionary<string, RowModel> sharedRows = new(StringComparer.Ordinal);
        for (int i = 0; i < grouped.Count; i++)
        {
            List<BuiltMethod> methods = [];
            foreach (Procedure procedure in grouped[i])
            {
                BuiltMethod built = BuiltMethods.Build(procedure, types, names.OfResult(procedure), names);
                isComplete &= built.Method is not null;
                if (built.Method is null) continue;
                methods.Add(built);
                if (built.Identity is { } identity) signatures.Add(identity);
                foreach (RowModel row in built.SharedRows)
                {
                    if (!sharedRows.ContainsKey(row.Name)) sharedRows.Add(row.Name, row);
                }
            }

            if (methods.Count == 0) continue;
            BuiltGroup group = BuiltGroups.Build(groupNames[i], methods, options);
            groups.Add(group.Model);
            files.Add(grouped[i].Select(static procedure => procedure.Location.Path).OrderBy(static path => path, StringComparer.Ordinal).First());
            features.UnionWith(group.Features);
        }

        signatures.Sort(StringComparer.Ordinal);
        ClassModel type = new(
            options.ClassName,
            options.Namespace,
            groups.Select(static group => group.Name).ToEquatableArray(),
            database.Version,
            database.VersionHash,
            signatures.ToEquatableArray(),
            features.ToEquatableArray())
        {
            LeftState = database.SessionStates.IsEmpty ? null : Sentence(database.SessionStates[0]),
        };
        TypesModel model = new(
            options.ClassName,
            options.Namespace,
            database.Types.Where(static candidate => candidate.Kind == SignatureTypeKind.Enum).Select(candidate => Enum(candidate, names.OfType(candidate))).ToEquatableArray(),
            Composites(database, callable, types).ToEquatableArray(),
            sharedRows.Values.ToEquatableArray(),
            names.Errors.ToEquatableArray());
        return new DatabaseModels(type, model, groups.ToEquatableArray())
        {
            GroupFiles = files.ToEquatableArray(),
            Errors = options.ReportsErrors ? Errors(database, options, isComplete) : default,
            ChosenTypes = options.ReportsErrors ? ChosenType.Of(database, options) : default,
        };
    }

    private static EquatableArray<Finding> Errors(DatabaseModel database, GeneratorOptions options, bool isComplete)
    {
        IEnumerable<Finding> findings = isComplete ? database.Findings : database.Findings.Concat(MappingFindings.Of(database, options));
        return FindingOrder.Sorted(findings.Concat(SettingFindings.Of(options)).Where(static finding => finding.Severity == FindingSeverity.Error)).ToEquatableArray();
    }

    /// <summary>The names that <see cref="Build"/> gives.</summary>
    public static TypeNames Names(DatabaseModel database, GeneratorOptions options)
    {
        List<Procedure> callable = Callable(database, options);
        return new TypeNames(database, callable, options.ClassName, GroupNames(Grouped(callable), options));
    }

    private static List<Procedure> Callable(DatabaseModel database, GeneratorOptions options) =>
        [.. database.Procedures.Concat(database.InlineQueries).Where(procedure => IsCallable(procedure, options.Database.Service))];

    private static List<IGrouping<string, Procedure>> Grouped(List<Procedure> callable) =>
        [.. callable.GroupBy(static procedure => WantedNames.Of(procedure).Group, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)];

    private static string[] GroupNames(List<IGrouping<string, Procedure>> grouped, GeneratorOptions options) =>
        NameConversion.Distinct(grouped.Select(static group => group.Key), [options.ClassName, options.ClassName + "Transaction", options.ClassName + "Session", options.ClassName + "Batch", .. ClassMembers]);

    /// <summary>Whether a service's program gets a method for it: a service calls its own procedures, those of nobody, and those of others that only read.</summary>
    public static bool IsCallable(Procedure procedure, string? service) =>
        !procedure.IsInternal
        && (service is null || procedure.Signature.Service is null || procedure.Signature.Service == service || procedure.Signature.Mode == AccessMode.Reads);

    private static string Sentence(SessionState state) => $"{(state.Routine.Length == 0 ? "a definition in the schema" : state.Routine)} {state.What}";

    private static EnumModel Enum(SignatureType type, string name)
    {
        string[] members = NameConversion.Distinct(type.Labels.Select(NameConversion.Pascal), type.IsOpen ? ["Unrecognized"] : []);
        return new EnumModel(
            name, type.DisplayName, type.Comment, type.IsOpen, members.Select((member, index) => new EnumMemberModel(member, type.Labels[index])).ToEquatableArray());
    }

    private static IEnumerable<CompositeModel> Composites(DatabaseModel database, List<Procedure> callable, TypeMapping types)
    {
        HashSet<string> packed = PackedComposites.Of(callable);
        foreach (SignatureType type in database.Types)
        {
            if (type.Kind != SignatureTypeKind.Composite || types.Find(type) is not { } mapped) continue;
            EquatableArray<PropertyModel> properties = mapped.Fields.Select(static field => new PropertyModel(field.Property, field.Type.Name + "?", field.Name)).ToEquatableArray();
            EquatableArray<PackedField> fields = packed.Contains(type.DisplayName)
                ? mapped.Fields.Select(static field => new PackedField(field.Property, field.Type.Name, field.Type.IsValueType, field.Type.Unpack, field.Type.Pack)).ToEquatableArray()
                : default;
            yield return new CompositeModel(type.DisplayName, type.Comment, new RowModel(mapped.Name, properties, IsShared: true), fields);
        }
    }
}

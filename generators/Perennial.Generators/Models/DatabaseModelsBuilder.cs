using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Decides names and shapes of all that is emitted, from what the stages know.</summary>
internal static class DatabaseModelsBuilder
{
    public static DatabaseModels Build(DatabaseModel database, GeneratorOptions options)
    {
        Dictionary<string, string> enumNames = EnumNames(database);
        List<Procedure> callable = [.. database.Procedures.Where(static procedure => !procedure.IsInternal)];
        Dictionary<Procedure, string> rowNames = RowNames(callable, enumNames.Values);

        List<GroupModel> groups = [];
        Dictionary<string, RowModel> sharedRows = new(StringComparer.Ordinal);
        foreach (IGrouping<string, Procedure> group in callable.GroupBy(static procedure => NameConversion.Pascal(procedure.Group), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            List<MethodModel> methods = [];
            foreach (Procedure procedure in group)
            {
                MethodModelBuilder builder = new(procedure, rowNames[procedure], type => enumNames[type.DisplayName]);
                if (builder.Build() is not { } method) continue;
                methods.Add(method);
                if (builder.SharedRow is { } row) sharedRows[row.Name] = row;
            }

            if (methods.Count > 0) groups.Add(new GroupModel(group.Key, options.ClassName, options.Namespace, MethodNames.MakeDistinct(methods)));
        }

        ClassModel type = new(
            options.ClassName,
            options.Namespace,
            groups.Select(static group => group.Name).ToEquatableArray(),
            database.Version,
            database.VersionHash,
            callable.Select(static procedure => ProcedureIdentity.Of(procedure.Signature)).ToEquatableArray());
        EquatableArray<EnumModel> enums = database.Types
            .Where(static candidate => candidate.Kind == SignatureTypeKind.Enum)
            .Select(candidate => Enum(candidate, enumNames[candidate.DisplayName]))
            .ToEquatableArray();
        TypesModel types = new(
            options.ClassName, options.Namespace, enums, sharedRows.Values.OrderBy(static row => row.Name, StringComparer.Ordinal).ToEquatableArray());
        return new DatabaseModels(type, types, groups.ToEquatableArray());
    }

    // Two enums of one name in different schemas: the schema comes first in both names.
    private static Dictionary<string, string> EnumNames(DatabaseModel database)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (IGrouping<string, SignatureType> sameName in database.Types
            .Where(static type => type.Kind == SignatureTypeKind.Enum)
            .GroupBy(static type => NameConversion.Pascal(type.Name), StringComparer.Ordinal))
        {
            bool isUnique = sameName.Skip(1).FirstOrDefault() is null;
            foreach (SignatureType type in sameName) names[type.DisplayName] = isUnique ? sameName.Key : NameConversion.Pascal(type.Schema) + sameName.Key;
        }

        return names;
    }

    private static Dictionary<Procedure, string> RowNames(List<Procedure> procedures, IEnumerable<string> typeNames)
    {
        string[] shared = [.. procedures.Select(static procedure => procedure.RowName!).Where(static name => name is not null).Distinct(StringComparer.Ordinal)];
        List<Procedure> own = [.. procedures.Where(static procedure => procedure.RowName is null)];
        string[] names = NameConversion.Distinct(own.Select(static procedure => NameConversion.Pascal(procedure.DeclaredName) + "Row"), [.. typeNames, .. shared]);
        Dictionary<Procedure, string> result = [];
        for (int i = 0; i < own.Count; i++) result[own[i]] = names[i];
        foreach (Procedure procedure in procedures)
        {
            if (procedure.RowName is { } name) result[procedure] = NameConversion.Pascal(name);
        }

        return result;
    }

    private static EnumModel Enum(SignatureType type, string name)
    {
        string[] members = NameConversion.Distinct(type.Labels.Select(NameConversion.Pascal), type.IsOpen ? ["Unrecognized"] : []);
        return new EnumModel(
            name, type.DisplayName, type.Comment, type.IsOpen, members.Select((member, index) => new EnumMemberModel(member, type.Labels[index])).ToEquatableArray());
    }
}

using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Npgsql;
using Perennial.Generators.Emit;
using Perennial.Generators.Models;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Tests.Types;

/// <summary>Generated and compiled code that gives and takes a value of each type: once for all tests.</summary>
internal static class TypeLibrary
{
    private static readonly Lazy<Assembly> Compiled = new(Compile);

    public static Assembly Assembly => Compiled.Value;

    /// <summary>The functions behind the generated methods.</summary>
    public static string CreateFunctions()
    {
        StringBuilder sql = new(TypeCases.Setup);
        foreach (TypeCase item in TypeCases.Values) sql.Append('\n').Append(TypeCases.CreatePack(item));
        foreach (TypeCase item in TypeCases.All)
        {
            string type = item.Type.DisplayName;
            sql.Append($"""

                create function types.give_{item.Name}() returns {type} language sql as $sql$ select {TypeCases.Expression(item)} $sql$;
                create function types.find_{item.Name}(is_there boolean) returns {type} language sql as $sql$ select case when is_there then {TypeCases.Expression(item)} end $sql$;
                create function types.show_{item.Name}(value {type}) returns text language sql as $sql$ select value::text $sql$;
                create function types.show_if_any_{item.Name}(value {type}) returns text language sql as $sql$ select value::text $sql$;
                """);
        }

        return sql.ToString();
    }

    /// <summary>The database as the stages would tell it.</summary>
    public static DatabaseModel Model() => new()
    {
        Procedures = TypeCases.All.SelectMany(static item => Procedures(item)).ToEquatableArray(),
        Types = TypeCases.UserTypes.ToEquatableArray(),
    };

    /// <summary>What a slim data source has to enable for one type alone.</summary>
    public static EquatableArray<string> Features(TypeCase item)
    {
        DatabaseModel model = new() { Procedures = Procedures(item).ToEquatableArray(), Types = TypeCases.UserTypes.ToEquatableArray() };
        return DatabaseModelsBuilder.Build(model, new Inputs.GeneratorOptions("Database", "App", DatabaseOptions.Default)).Class.Features;
    }

    /// <summary>The generated group on a data source.</summary>
    public static object Group(NpgsqlDataSource source)
    {
        Type type = Assembly.GetType("App.Database", throwOnError: true)!;
        object database = Activator.CreateInstance(type, source, true, null)!;
        return type.GetProperty("Types")!.GetValue(database)!;
    }

    /// <summary>Calls a generated method and gives its result.</summary>
    public static async Task<object?> CallAsync(object group, string verb, TypeCase item, params object?[] arguments)
    {
        MethodInfo method = group.GetType().GetMethod(verb + NameConversion.Pascal(item.Name) + "Async")!;
        Task task = (Task)method.Invoke(group, [.. arguments, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static IEnumerable<Procedure> Procedures(TypeCase item)
    {
        SignatureType text = new(SignatureTypeKind.Base, "text", "pg_catalog", "text");
        SignatureType boolean = new(SignatureTypeKind.Base, "boolean", "pg_catalog", "bool");
        yield return Create("give_" + item.Name, [], new ResultColumn("give", item.Type, IsNullable: false));
        yield return Create("find_" + item.Name, [new ProcedureArgument("is_there", ArgumentMode.In, boolean, IsNullable: false, HasDefault: false)], new ResultColumn("find", item.Type, IsNullable: true));
        yield return Create("show_" + item.Name, [new ProcedureArgument("value", ArgumentMode.In, item.Type, IsNullable: false, HasDefault: false)], new ResultColumn("show", text, IsNullable: false));
        yield return Create("show_if_any_" + item.Name, [new ProcedureArgument("value", ArgumentMode.In, item.Type, IsNullable: true, HasDefault: false)], new ResultColumn("show", text, IsNullable: true));
    }

    private static Procedure Create(string name, ProcedureArgument[] arguments, ResultColumn result) =>
        new(
            new ProcedureSignature(ProcedureKind.Function, "types", name)
            {
                Arguments = arguments.ToEquatableArray(),
                Columns = [result],
                IsScalar = true,
                Cardinality = ResultCardinality.One,
                Mode = AccessMode.Reads,
                Volatility = Volatility.Stable,
            },
            ProcedureOrigin.Routine)
        {
            Group = "types",
            DeclaredName = name,
            Command = QueryCommand.One,
            CreateSql = "",
            Location = new SourceLocation("schema.sql", default, default, default),
        };

    private static Assembly Compile()
    {
        DatabaseModels models = DatabaseModelsBuilder.Build(Model(), new Inputs.GeneratorOptions("Database", "App", DatabaseOptions.Default));
        Assert.Empty(MappingFindings.Of(Model(), new Inputs.GeneratorOptions("Database", "App", DatabaseOptions.Default)));
        return Load(TestProject.Create().Compile(), [ClassEmitter.Emit(models.Class), TypesEmitter.Emit(models.Types), GroupEmitter.Emit(Assert.Single(models.Groups))]);
    }

    /// <summary>Compiles generated files and loads what comes of them.</summary>
    public static Assembly Load(CSharpCompilation project, IEnumerable<string> files)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        CSharpCompilation compilation = project.AddSyntaxTrees(files.Select((file, index) => CSharpSyntaxTree.ParseText(file, options, $"{index}.g.cs")));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return Assembly.Load(image.ToArray());
    }
}

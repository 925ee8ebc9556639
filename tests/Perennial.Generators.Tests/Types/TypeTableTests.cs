using System.Collections;
using System.Reflection;
using System.Text;
using Npgsql;
using Perennial.Generators.Models;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql.Pipeline;
using Perennial.Testing;

namespace Perennial.Generators.Tests.Types;

/// <summary>Queries on tables with a column of each type and one of its array: <c>:copyfrom</c> stores what <c>:many</c> has read, by the procedure and by COPY.</summary>
public sealed class TypeTableTests
{
    private static readonly Lazy<(string Schema, string Queries, Assembly Assembly)> Tables = new(Build);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Servers => TestServer.VersionsByDefault;

    [Theory, MemberData(nameof(Servers))]
    public async Task Every_type_is_stored_row_by_row_as_it_was_read(int version)
    {
        PostgresServer server = await PostgresServer.SharedAsync(version, Token);
        string template = await server.CreateTemplateAsync("type tables", static async (empty, ct) => await FillAsync(empty, ct), Token);
        await using TestDatabase database = await server.CreateDatabaseAsync(template, Token);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { NoResetOnClose = true }.ConnectionString);
        object group = Group(source);
        List<string> failures = [];
        foreach (TypeCase item in TypeCases.Values)
        {
            try
            {
                string expected = (await DigestAsync(database, item))!;
                foreach (string verb in new[] { "Store", "Copy" })
                {
                    IEnumerable rows = (IEnumerable)(await CallAsync(group, "List" + NameConversion.Pascal(item.Name)))!;
                    MethodInfo store = group.GetType().GetMethod(verb + NameConversion.Pascal(item.Name) + "Async")!;
                    object items = Items(rows, store.GetParameters()[0].ParameterType.GetGenericArguments()[0]);
                    await database.ExecuteAsync($"truncate types.{item.Name}_table", Token);
                    if (await CallAsync(group, store.Name[..^5], items) is not 2L) failures.Add($"{item.Name}: {verb} did not store two rows");
                    if (await DigestAsync(database, item) is var stored && stored != expected) failures.Add($"{item.Name}: {verb} stored {stored}, not {expected}");
                }
            }
            catch (Exception exception)
            {
                failures.Add($"{item.Name}: {exception.Message} {exception.InnerException?.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static Task<string?> DigestAsync(TestDatabase database, TypeCase item) =>
        database.QueryValueAsync<string>($"select string_agg(t::text, ';' order by t.value is null) from types.{item.Name}_table t", Token);

    private static async Task FillAsync(TestDatabase database, CancellationToken ct)
    {
        (string schema, string queries, _) = Tables.Value;
        await database.ExecuteAsync(schema, ct);
        DatabaseModel model = DatabaseAnalysis.Analyze(
            [new InputFile(InputKind.Schema, "schema.sql", "schema.sql", schema), new InputFile(InputKind.Query, "queries/values.sql", "queries/values.sql", queries)], DatabaseOptions.Default, ct);
        Assert.Empty(model.Findings);
        await database.ExecuteAsync(string.Join(";\n", model.Procedures.Select(static procedure => procedure.CreateSql)), ct);
        foreach (TypeCase item in TypeCases.Values)
        {
            string value = TypeCases.Expression(item);
            await database.ExecuteAsync($"insert into types.{item.Name}_table values ({value}, array[{value}, {value}]), (null, null)", ct);
        }
    }

    private static object Items(IEnumerable rows, Type type)
    {
        List<object> items = [];
        foreach (object row in rows) items.Add(Activator.CreateInstance(type, row.GetType().GetProperty("Value")!.GetValue(row), row.GetType().GetProperty("Many")!.GetValue(row))!);
        Array array = Array.CreateInstance(type, items.Count);
        for (int i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return array;
    }

    private static object Group(NpgsqlDataSource source)
    {
        Type type = Tables.Value.Assembly.GetType("App.Database", throwOnError: true)!;
        object database = Activator.CreateInstance(type, source, true, null)!;
        return type.GetProperty("Values")!.GetValue(database)!;
    }

    private static async Task<object?> CallAsync(object group, string name, params object?[] arguments)
    {
        Task task = (Task)group.GetType().GetMethod(name + "Async")!.Invoke(group, [.. arguments, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static (string, string, Assembly) Build()
    {
        StringBuilder schema = new(TypeCases.Setup);
        StringBuilder queries = new("-- schema: types\n");
        foreach (TypeCase item in TypeCases.Values)
        {
            string name = NameConversion.Pascal(item.Name);
            schema.Append($"\ncreate table types.{item.Name}_table (value {item.Type.DisplayName}, many {item.Type.DisplayName}[]);");
            queries.Append($"""

                -- name: List{name} :many
                select t.value, t.many from types.{item.Name}_table t;

                -- name: Store{name} :copyfrom
                insert into types.{item.Name}_table (value, many) values (@value?, @many?);

                -- name: Copy{name} :copyfrom
                -- security: invoker
                insert into types.{item.Name}_table values (@value?, @many?);

                """);
        }

        TestProject project = TestProject.Create(("schema.sql", schema.ToString()), ("queries/values.sql", queries.ToString()));
        return (schema.ToString(), queries.ToString(), TypeLibrary.Load(project.Compile(), project.Generate().Values));
    }
}

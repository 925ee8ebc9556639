using System.Globalization;
using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits the database class, its transaction and its session on a foreign connection.</summary>
internal static class ClassEmitter
{
    private const string Executor = "global::Perennial.ProcedureExecutor";
    private const string LoggerFactory = "global::Microsoft.Extensions.Logging.ILoggerFactory";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";

    public static string Emit(ClassModel model)
    {
        CodeWriter writer = new();
        SourceHeader.Write(writer, model.Namespace);
        EmitDatabase(writer, model);
        writer.Line();
        EmitTransaction(writer, model);
        writer.Line();
        EmitSession(writer, model);
        writer.Line();
        EmitBatch(writer, model);
        writer.Line();
        RegistrationEmitter.Emit(writer, model);
        return writer.Finish();
    }

    // No accessibility: the user's own part of the class decides it.
    private static void EmitDatabase(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>The procedures of the database, at version {Number(model.Version)}.</summary>");
        writer.Open($"sealed partial class {name} : global::System.IAsyncDisposable");
        writer.Line("/// <summary>The database version that this program was built for.</summary>");
        writer.Line($"public const int BuiltForVersion = {Number(model.Version)};").Line();
        writer.Line("private static readonly string[] s_procedures =").Line("[");
        writer.Indented(inner =>
        {
            foreach (string procedure in model.Procedures) inner.Line(CSharpText.Literal(procedure) + ",");
        });
        writer.Line("];").Line();
        EmitLeftState(writer, model);
        writer.Line("private readonly global::Npgsql.NpgsqlDataSource _dataSource;");
        writer.Line("private readonly bool _ownsDataSource;");
        writer.Line("private readonly bool _prepare;");
        writer.Line("private readonly global::Perennial.DataSourceExecutor _executor;").Line();
        writer.Line("/// <summary>Uses a data source that the caller owns.</summary>");
        writer.Line("/// <param name=\"prepare\">Whether statements are prepared on the server; off for poolers that hand a session to several clients.</param>");
        writer.Line("/// <param name=\"loggerFactory\">Where it is said once what the data source's resets of connections cost; null for nowhere.</param>");
        writer.Line($"public {name}(global::Npgsql.NpgsqlDataSource dataSource, bool prepare = true, {LoggerFactory}? loggerFactory = null)");
        writer.Indented(inner => inner.Line(": this(dataSource, prepare, ownsDataSource: false) => global::Perennial.PooledSessions.Describe(dataSource, LeftState, loggerFactory);")).Line();
        writer.Open($"private {name}(global::Npgsql.NpgsqlDataSource dataSource, bool prepare, bool ownsDataSource)");
        writer.Line("_dataSource = dataSource;").Line("_prepare = prepare;").Line("_ownsDataSource = ownsDataSource;");
        writer.Line("_executor = new global::Perennial.DataSourceExecutor(dataSource, prepare);");
        foreach (string group in model.Groups) writer.Line($"{group} = new {group}Group(_executor);");
        writer.Close();
        EmitGroups(writer, model);
        writer.Line();
        writer.Line("/// <summary>Makes a data source of its own from a connection string. Dispose of the result at the end of the program.</summary>");
        writer.Line($"public static {name} Create(string connectionString, global::System.Action<global::Npgsql.NpgsqlDataSourceBuilder>? configure = null, bool prepare = true) =>");
        writer.Indented(inner => inner.Line("new(global::Perennial.PooledSessions.CreateDataSource(connectionString, LeftState, configure), prepare, ownsDataSource: true);")).Line();
        writer.Line("/// <summary>The groups on a connection, and its transaction, that the caller owns. Calls must not overlap.</summary>");
        writer.Line($"public static {name}Session On(global::Npgsql.NpgsqlConnection connection, global::Npgsql.NpgsqlTransaction? transaction = null, bool prepare = true) =>");
        writer.Indented(inner => inner.Line("new(new global::Perennial.ConnectionExecutor(connection, transaction, prepare));")).Line();
        writer.Line("/// <summary>Begins a transaction on a connection of its own. Disposed without a commit, it rolls back.</summary>");
        writer.Line($"public global::System.Threading.Tasks.Task<{name}Transaction> BeginAsync({Token}) =>");
        writer.Indented(inner => inner.Line("BeginAsync(global::System.Data.IsolationLevel.ReadCommitted, cancellationToken);")).Line();
        writer.Line("/// <summary>Begins a transaction with an isolation level.</summary>");
        writer.Open($"public async global::System.Threading.Tasks.Task<{name}Transaction> BeginAsync(global::System.Data.IsolationLevel isolationLevel, {Token})");
        writer.Line("global::Npgsql.NpgsqlConnection connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);");
        writer.Open("try");
        writer.Line($"return new {name}Transaction(connection, await connection.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false), _prepare, resetsConnection: _ownsDataSource);");
        writer.Close();
        writer.Open("catch");
        writer.Line("await connection.DisposeAsync().ConfigureAwait(false);").Line("throw;");
        writer.Close();
        writer.Close().Line();
        EmitCreateBatch(writer, name, "_executor");
        writer.Line();
        writer.Line("/// <summary>Returns when the database serves this program: its version is at least <see cref=\"BuiltForVersion\"/> and it has every procedure. One round trip.</summary>");
        writer.Line("/// <exception cref=\"global::Perennial.IncompatibleDatabaseException\">The database does not serve this program; the message says what to do.</exception>");
        writer.Line($"public global::System.Threading.Tasks.Task EnsureCompatibleAsync({Token}) =>");
        writer.Indented(inner => inner.Line($"global::Perennial.ContractCheck.EnsureAsync(_dataSource, BuiltForVersion, {CSharpText.Literal(model.VersionHash)}, s_procedures, cancellationToken);")).Line();
        writer.Line("/// <summary>Closes the data source when this object made it.</summary>");
        writer.Line("public global::System.Threading.Tasks.ValueTask DisposeAsync() => _ownsDataSource ? _dataSource.DisposeAsync() : default;");
        writer.Close();
    }

    // With nothing left, the data source that Create makes does not reset connections.
    private static void EmitLeftState(CodeWriter writer, ClassModel model)
    {
        if (model.LeftState is null) writer.Line("// No procedure leaves anything in its session (PRN1043), so connections need no reset between two borrowers.");
        else writer.Line("// So connections are reset between two borrowers (PRN1043).");
        writer.Line($"private const string? LeftState = {(model.LeftState is null ? "null" : CSharpText.Literal(model.LeftState))};").Line();
    }

    private static void EmitTransaction(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName + "Transaction";
        writer.Line($"/// <summary>A transaction of <see cref=\"{model.ClassName}\"/>.</summary>");
        writer.Open($"public sealed class {name} : global::Perennial.PerennialTransaction");
        writer.Line($"internal {name}(global::Npgsql.NpgsqlConnection connection, global::Npgsql.NpgsqlTransaction transaction, bool prepare, bool resetsConnection)");
        writer.Indented(inner => inner.Line(": base(connection, transaction, prepare, resetsConnection)"));
        writer.Open();
        foreach (string group in model.Groups) writer.Line($"{group} = new {group}Group(Executor);");
        writer.Close();
        EmitGroups(writer, model);
        writer.Line();
        EmitCreateBatch(writer, model.ClassName, "Executor");
        writer.Close();
    }

    private static void EmitSession(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName + "Session";
        writer.Line($"/// <summary>The groups of <see cref=\"{model.ClassName}\"/> on a connection that the caller owns.</summary>");
        writer.Open($"public sealed class {name}");
        writer.Line($"private readonly {Executor} _executor;").Line();
        writer.Open($"internal {name}({Executor} executor)");
        writer.Line("_executor = executor;");
        foreach (string group in model.Groups) writer.Line($"{group} = new {group}Group(executor);");
        writer.Close();
        EmitGroups(writer, model);
        writer.Line();
        EmitCreateBatch(writer, model.ClassName, "_executor");
        writer.Close();
    }

    private static void EmitBatch(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName + "Batch";
        writer.Line($"/// <summary>Calls of <see cref=\"{model.ClassName}\"/> that travel in one round trip. They are one transaction, unless they run in another.</summary>");
        writer.Open($"public sealed class {name} : global::Perennial.PerennialBatch");
        writer.Line($"internal {name}({Executor} executor)");
        writer.Indented(inner => inner.Line(": base(executor)"));
        writer.Open();
        foreach (string group in model.Groups) writer.Line($"{group} = new {group}Batch(Calls);");
        writer.Close();
        foreach (string group in model.Groups) writer.Line().Line($"public {group}Batch {group} {{ get; }}");
        writer.Close();
    }

    private static void EmitCreateBatch(CodeWriter writer, string name, string executor)
    {
        writer.Line("/// <summary>Collects calls, to make them in one round trip.</summary>");
        writer.Line($"public {name}Batch CreateBatch() => new({executor});");
    }

    private static void EmitGroups(CodeWriter writer, ClassModel model)
    {
        foreach (string group in model.Groups)
        {
            writer.Line();
            writer.Line($"public I{group} {group} {{ get; }}");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

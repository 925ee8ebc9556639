using System.Globalization;
using Npgsql;
using Perennial.Benchmarks.Calls;
using Perennial.Benchmarks.Measuring;

namespace Perennial.Benchmarks.Forms;

/// <summary>
/// What a function costs the server, by its form: processor time of the server's process for prepared calls on one connection, as a ratio to the form that is
/// emitted. Needs Linux and a server on the same machine.
/// </summary>
internal static class FormRun
{
    /// <param name="version">Major version of the server.</param>
    /// <param name="seconds">For each case.</param>
    /// <param name="output">Where the lines go.</param>
    public static async Task<int> RunAsync(int version, double seconds, TextWriter output)
    {
        await using BenchServer server = await BenchServer.StartAsync(version);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {version}; ratio of the server's processor time to the emitted form: median (p10 to p90); microseconds a call"));
        foreach (FormCase query in FormCase.All)
        {
            // A connection of its own, so that no case finds what another has left in the process.
            await using NpgsqlConnection connection = await server.Plain.OpenConnectionAsync();
            await ExecuteAsync(connection, FunctionForm.Fill("create type {type} as ({table})", query, 0));
            List<string> names = [];
            List<NpgsqlCommand> commands = [];
            foreach (FunctionForm form in FunctionForm.All)
            {
                if (!form.Serves(query)) continue;
                int number = names.Count;
                if (form.Create.Length > 0) await ExecuteAsync(connection, FunctionForm.Fill(form.Create, query, number));
                commands.Add(await PrepareAsync(connection, FunctionForm.Fill(form.Call, query, number), query));
                names.Add(form.Name);
            }

            Turns turns = new(() => ProcessorTime.Of(connection.ProcessID)) { AfterRound = query.IsStable ? null : server.VacuumJobsAsync };
            List<double[]> rounds = await turns.RunAsync([.. commands.Select((command, form) => (Func<int, Task>)(number => CallAsync(command, query.Values(number, form))))], query.PerRound, seconds);
            await Turns.PrintAsync(query.Name, names, rounds, bytes: null, output);
            foreach (NpgsqlCommand command in commands) await command.DisposeAsync();
            await server.CleanAsync();
        }

        return 0;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        // Alone in a batch a text is sent as it stands; a command's is cut at its semicolons, which takes BEGIN ATOMIC apart.
        await using NpgsqlBatch batch = new(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlCommand> PrepareAsync(NpgsqlConnection connection, string sql, FormCase query)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach ((string _, NpgsqlTypes.NpgsqlDbType type) in query.Arguments) command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        await command.PrepareAsync();
        return command;
    }

    private static async Task CallAsync(NpgsqlCommand command, object[] values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // The server has sent it; what reading its values costs is the client's.
        }
    }
}

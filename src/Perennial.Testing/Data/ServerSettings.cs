using System.Text;

namespace Perennial.Testing.Data;

/// <summary>The lines that are added to a throwaway server's postgresql.conf.</summary>
internal static class ServerSettings
{
    public static string Write(PostgresServerOptions options, ServerFolder folder, int? loopbackPort)
    {
        SortedDictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["listen_addresses"] = loopbackPort is null ? "" : "127.0.0.1",
            ["port"] = $"{loopbackPort ?? ServerFolder.SocketPort}",
            ["unix_socket_directories"] = OperatingSystem.IsWindows() ? "" : folder.Socket,
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["shared_buffers"] = "64MB",

            // The data dies with the server, so nothing need survive a crash of the machine.
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            ["synchronous_commit"] = "off",
            ["wal_level"] = options.WalLevel.ToString().ToLowerInvariant(),
            ["max_wal_senders"] = options.WalLevel == WalLevel.Minimal ? "0" : "10",

            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["jit"] = "off",
            ["log_checkpoints"] = "off",
            ["logging_collector"] = "off",
        };
        // In the data folder, which goes with the server, also when it is killed; the default leaves segments behind in /dev/shm.
        if (!OperatingSystem.IsWindows())
            settings["dynamic_shared_memory_type"] = "mmap";
        foreach ((string name, string value) in options.Settings)
            settings[name] = value;

        StringBuilder text = new("\n# A throwaway server of Perennial.Testing.\n");
        foreach ((string name, string value) in settings)
            text.Append($"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        return text.ToString();
    }
}

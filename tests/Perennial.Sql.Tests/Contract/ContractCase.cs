using System.Collections.Concurrent;
using System.Globalization;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests;

/// <summary>A folder of Contract/cases: a state that is shipped, and what becomes of it.</summary>
/// <param name="Folder">The case's folder.</param>
/// <param name="Settings">The settings of options.txt by name, as the command line's options are called.</param>
/// <param name="Base">The folder of Contract/cases with the database that the case begins with: options.txt names it behind <c>base</c>.</param>
internal sealed record ContractCase(string Folder, IReadOnlyDictionary<string, string> Settings, string Base = "base")
{
    private static readonly string Cases = Path.Combine(DatabaseFiles.SourceFolder(), "cases");

    private static readonly ConcurrentDictionary<(string Base, DatabaseOptions Options), DatabaseFiles> ShippedBases = new();

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(folder => Path.GetFileName(folder)!).Where(name => name != "base" && !name.StartsWith("base-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Whether the case begins with something else than its base.</summary>
    public bool HasOwnState => Directory.Exists(Path.Combine(Folder, "before"));

    public string Expected => Path.Combine(Folder, "expected.txt");

    public DatabaseOptions Options
    {
        get
        {
            DatabaseOptions options = DatabaseOptions.Default;
            foreach ((string name, string value) in Settings)
            {
                options = name switch
                {
                    "evolution" => options with { Evolution = Enum.Parse<Evolution>(value, ignoreCase: true) },
                    "service" => options with { Service = value },
                    "access-prefix" => options with { AccessPrefixes = [value] },
                    "gate" => options with { Gate = Enum.Parse<Gate>(value, ignoreCase: true) },
                    "inline" => options with { AllowInline = value == "allow" },
                    "postgres" => options with { OldestPostgres = int.Parse(value, CultureInfo.InvariantCulture) },
                    _ => throw new InvalidDataException($"Unknown option {name} in {Folder}"),
                };
            }

            return options;
        }
    }

    public static ContractCase Read(string name)
    {
        string folder = Path.Combine(Cases, name);
        string options = Path.Combine(folder, "options.txt");
        string[] lines = File.Exists(options) ? File.ReadAllLines(options) : [];
        Dictionary<string, string> settings = lines.Select(static line => line.Split('=', StringSplitOptions.TrimEntries)).ToDictionary(static parts => parts[0], static parts => parts[1]);
        return settings.Remove("base", out string? database) ? new ContractCase(folder, settings, database) : new ContractCase(folder, settings);
    }

    /// <summary>The good state: <c>before/</c> laid over its base.</summary>
    public DatabaseFiles Before() => DatabaseFiles.Read(Path.Combine(Cases, Base)).Overlay(Path.Combine(Folder, "before"));

    /// <summary>The good state as it is shipped. Most cases have that of their base, which is shipped once a process.</summary>
    public DatabaseFiles Shipped() => HasOwnState ? Before().Ship(Options) : ShippedBases.GetOrAdd((Base, Options), static (_, @case) => @case.Before().Ship(@case.Options), this);

    /// <summary>The good state as it is shipped, with <c>after/</c> laid over it.</summary>
    public DatabaseFiles Changed() => Shipped().Overlay(Path.Combine(Folder, "after"));
}

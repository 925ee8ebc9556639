namespace Perennial.Generators;

/// <summary>Names of the pipeline's steps, for tests of what an edit re-runs.</summary>
internal static class TrackingNames
{
    public const string Options = nameof(Options);
    public const string InputFile = nameof(InputFile);
    public const string InputFiles = nameof(InputFiles);
    public const string Database = nameof(Database);
    public const string Class = nameof(Class);
    public const string Types = nameof(Types);
    public const string Group = nameof(Group);
    public const string Errors = nameof(Errors);
    public const string MissingTypes = nameof(MissingTypes);
}

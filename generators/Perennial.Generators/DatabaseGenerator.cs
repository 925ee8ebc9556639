using Microsoft.CodeAnalysis;
using Perennial.Generators.Analyzers;
using Perennial.Generators.Emit;
using Perennial.Generators.Inputs;
using Perennial.Generators.Models;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators;

/// <summary>
/// Generates the database class and its groups from the SQL files of a project. Findings are the analyzers' business, which ask the same cached stages; but the compiler does not get to
/// analyzers while declarations are wrong, and a record that is missing because of a mistake in SQL makes them wrong. So errors are reported here as well.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DatabaseGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The project's settings, as a value: an unrelated setting changes nothing.
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => GeneratorOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        // A project may list a file twice. As a value by itself, which is nearly always empty, so that the edit of one file leaves the others alone.
        IncrementalValueProvider<EquatableArray<AdditionalText>> repeated = context.AdditionalTextsProvider
            .Collect()
            .Select(static (texts, _) => InputFiles.Repeated(texts));

        // Each SQL file that the targets marked, by content. A new AdditionalText with the same content compares equal here.
        IncrementalValuesProvider<InputFile> files = context.AdditionalTextsProvider
            .Combine(repeated)
            .Where(static pair => !pair.Right.Contains(pair.Left))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => InputFiles.Read(pair.Left.Left, pair.Right.GetOptions(pair.Left.Left), cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.InputFile);

        // All files in a fixed order, whatever order the compiler had.
        IncrementalValueProvider<EquatableArray<InputFile>> allFiles = files
            .Collect()
            .Select(static (collected, _) => InputFiles.Sort(collected))
            .WithTrackingName(TrackingNames.InputFiles);

        // The stages. Their own cache keeps what an edit did not touch, so that this step costs what the edit costs.
        IncrementalValueProvider<DatabaseModels?> database = allFiles
            .Combine(options)
            .Select(static (pair, cancellationToken) => Analyze(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Database);

        // The class changes with the list of procedures, not with their bodies or shapes.
        IncrementalValueProvider<ClassModel?> type = database.Select(static (models, _) => models?.Class).WithTrackingName(TrackingNames.Class);

        IncrementalValueProvider<TypesModel?> types = database.Select(static (models, _) => models?.Types).WithTrackingName(TrackingNames.Types);

        // One file a group, so that an edit of one query emits one file again. The compiler knows a group by the SQL file that it comes from: in one list, a new group would push those behind it to
        // other places, and they would be emitted again.
        IncrementalValueProvider<ILookup<string, GroupModel>?> byFile = database.Select(static (models, _) => models?.GroupsByFile());
        IncrementalValuesProvider<GroupModel> groups = files
            .Combine(byFile)
            .WithComparer(SameObjects<InputFile, ILookup<string, GroupModel>?>.Comparer)
            .SelectMany(static (pair, _) => pair.Right?[pair.Left.Path] ?? [])
            .WithTrackingName(TrackingNames.Group);

        IncrementalValuesProvider<Finding> errors = database
            .SelectMany(static (models, _) => models?.Errors ?? EquatableArray<Finding>.Empty)
            .WithTrackingName(TrackingNames.Errors);

        // The types that '-- type:' lines choose are the only thing that is asked of the compilation; most projects have a few.
        IncrementalValuesProvider<Finding> missingTypes = database
            .Select(static (models, _) => models?.ChosenTypes ?? EquatableArray<ChosenType>.Empty)
            .Combine(options.Select(static (settings, _) => settings.Namespace))
            .Combine(context.CompilationProvider)
            .SelectMany(static (pair, cancellationToken) => CSharpTypeFindings.Of(pair.Left.Left, pair.Left.Right, pair.Right, isWhole: false, cancellationToken))
            .WithTrackingName(TrackingNames.MissingTypes);

        context.RegisterSourceOutput(missingTypes, static (output, finding) => output.ReportDiagnostic(FindingDiagnostics.Create(finding)));
        context.RegisterSourceOutput(errors, static (output, finding) => output.ReportDiagnostic(FindingDiagnostics.Create(finding)));
        context.RegisterSourceOutput(type, static (output, model) =>
        {
            if (model is not null) output.AddSource(model.ClassName + ".g.cs", ClassEmitter.Emit(model));
        });
        context.RegisterSourceOutput(types, static (output, model) =>
        {
            if (model is not null && !model.IsEmpty) output.AddSource(model.ClassName + ".Types.g.cs", TypesEmitter.Emit(model));
        });
        context.RegisterSourceOutput(groups, static (output, model) => output.AddSource(model.ClassName + "." + model.Name + ".g.cs", GroupEmitter.Emit(model)));
    }

    private static DatabaseModels? Analyze(EquatableArray<InputFile> files, GeneratorOptions options, CancellationToken cancellationToken) =>
        files.IsEmpty ? null : DatabaseModelsBuilder.Build(DatabaseAnalysis.Analyze(files, options.Database, cancellationToken), options);
}

using System.Globalization;
using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>From schema.sql (or schema/*.sql, in name order) to the catalog of today.</summary>
internal sealed class SchemaStage(StageCache cache, DatabaseOptions options, FileStages fileStages)
{
    /// <summary>Types views and expressions in DDL.</summary>
    public static IDefinitionBinder Binder => DefinitionBinder.Instance;

    /// <summary>The catalog; an empty one when there is no schema, which is a finding.</summary>
    public StageResult<SchemaCatalog> Build(IReadOnlyList<InputFile> schemaFiles)
    {
        string key = Key(schemaFiles);
        return cache.GetOrAdd(StageNames.BuildCatalog, key, _ =>
        {
            List<Finding> findings = [];
            DeclarationReader declarations = new(findings);
            ScriptFold fold = new(DatabaseCatalog.Empty(options.OldestPostgres).WithSearchPath(new SearchPath(options.SearchPath)), Binder, findings);
            foreach (InputFile file in schemaFiles)
            {
                StageResult<ParsedScript> script = fileStages.Parse(file, namedParameters: false);
                findings.AddRange(script.Findings);
                fold.Apply(script.Value, (statement, before) => declarations.Read(script.Value.Source, statement, before, fold.Catalog));
            }

            SchemaCatalog catalog = new(key, fold.Catalog.WithSearchPath(new SearchPath(options.SearchPath)), declarations.ToDeclarations());
            return new StageResult<SchemaCatalog>(catalog, findings.ToEquatableArray());
        });
    }

    private string Key(IReadOnlyList<InputFile> files)
    {
        StringBuilder content = new();
        content.Append(options.OldestPostgres.ToString(CultureInfo.InvariantCulture)).Append('\0').Append(string.Join(",", options.SearchPath));
        foreach (InputFile file in files) content.Append('\0').Append(file.Path).Append('\0').Append(TextDigest.Of(file.Text));
        return VersionHash.Hex(content.ToString());
    }
}

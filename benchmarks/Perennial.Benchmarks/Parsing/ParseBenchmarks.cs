using BenchmarkDotNet.Attributes;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Text;

namespace Perennial.Benchmarks.Parsing;

/// <summary>What do parsing and printing the reference database cost?</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private SourceText[] _sources = [];
    private ParsedScript[] _scripts = [];

    [GlobalSetup]
    public void Setup()
    {
        _sources = [.. SqlFiles.Folders(null).SelectMany(SqlFiles.Read).Select(static text => new SourceText("", text))];
        _scripts = [.. _sources.Select(static source => SqlParser.Parse(source, ParseOptions.Queries))];
    }

    [Benchmark]
    public int Parse()
    {
        int statements = 0;
        foreach (SourceText source in _sources) statements += SqlParser.Parse(source, ParseOptions.Queries).Statements.Count;
        return statements;
    }

    [Benchmark]
    public int Print()
    {
        int length = 0;
        foreach (ParsedScript script in _scripts)
        {
            foreach (ParsedStatement statement in script.Statements)
            {
                if (statement.Node is { } node) length += SqlPrinter.Print(node).Length;
            }
        }

        return length;
    }
}

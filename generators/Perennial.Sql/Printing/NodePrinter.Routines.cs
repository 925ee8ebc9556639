using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void CreateRoutine(CreateRoutineStatement routine)
    {
        output.Word(routine.OrReplace ? "create or replace" : "create");
        output.Word(routine.Kind == RoutineKind.Procedure ? "procedure" : "function");
        RoutineName(routine.Name);
        output.OpenCall();
        List(routine.Parameters.Where(static parameter => parameter.Mode != ParameterMode.Table).ToEquatableArray(), Parameter);
        output.Close();
        if (routine.ReturnsTable)
        {
            output.Line();
            output.Word("returns table");
            Group(routine.Parameters.Where(static parameter => parameter.Mode == ParameterMode.Table).ToEquatableArray(), Parameter);
        }
        else if (routine.Returns is not null)
        {
            output.Line();
            output.Word("returns");
            Type(routine.Returns);
        }

        foreach (RoutineOption option in routine.Options)
        {
            output.Line();
            PrintOption(option);
        }

        if (routine.Body is null) return;
        output.Line();
        PrintRoutineBody(routine.Body);
    }

    private void Parameter(RoutineParameter parameter)
    {
        switch (parameter.Mode)
        {
            case ParameterMode.Out: output.Word("out"); break;
            case ParameterMode.InOut: output.Word("inout"); break;
            case ParameterMode.Variadic: output.Word("variadic"); break;
            default: break;
        }

        if (parameter.Name is { } name) Identifier(name);
        Type(parameter.Type);
        Clause("default", parameter.Default);
    }

    private void PrintRoutineBody(RoutineBody body)
    {
        switch (body)
        {
            case ReturnBody returned: Clause("return", returned.Value); break;
            case AtomicBody atomic:
                output.Word("begin atomic");
                output.Indent();
                foreach (Statement statement in atomic.Statements)
                {
                    output.Line();
                    Print(statement);
                    output.Tight(";");
                }

                output.Outdent();
                output.Line();
                output.Word("end");
                break;
            default: throw new ArgumentException($"There is no SQL for a {body.GetType().Name}.", nameof(body));
        }
    }

    private void PrintOption(RoutineOption option)
    {
        switch (option)
        {
            case RoutineAs { LinkSymbol: { } symbol } definition:
                output.Word("as");
                String(definition.Definition.Value);
                output.Comma();
                String(symbol.Value);
                break;
            case RoutineAs definition:
                output.Word("as");
                output.Word(SqlPrinter.QuoteBody(definition.Definition.Value));
                break;
            case RoutineLanguage language: Language(language.Name); break;
            case RoutineVolatilityOption volatility:
                output.Word(volatility.Volatility switch
                {
                    RoutineVolatility.Immutable => "immutable",
                    RoutineVolatility.Stable => "stable",
                    _ => "volatile",
                });
                break;
            case RoutineStrictOption strict: output.Word(strict.IsStrict ? "strict" : "called on null input"); break;
            case RoutineSecurityOption security: output.Word(security.IsDefiner ? "security definer" : "security invoker"); break;
            case RoutineLeakproofOption leakproof: output.Word(leakproof.IsLeakproof ? "leakproof" : "not leakproof"); break;
            case RoutineWindowOption: output.Word("window"); break;
            case RoutineParallelOption parallel: Clause("parallel", parallel.Value); break;
            case RoutineCostOption cost: output.Word("cost " + cost.Value); break;
            case RoutineRowsOption rows: output.Word("rows " + rows.Value); break;
            case RoutineSupportOption support:
                output.Word("support");
                Name(support.Function);
                break;
            case RoutineTransformOption transform:
                output.Word("transform");
                List(transform.Types, type =>
                {
                    output.Word("for type");
                    Type(type);
                });
                break;
            case RoutineSetOption set: PrintSetting(set.Setting); break;
            default: throw new ArgumentException($"There is no SQL for a {option.GetType().Name}.", nameof(option));
        }
    }

    private void Signature(RoutineSignature signature)
    {
        RoutineName(signature.Name);
        if (signature.Parameters is not { } parameters) return;
        output.OpenCall();
        if (signature.IsStar) output.Word("*");
        List(parameters, Parameter);
        if (!signature.OrderedParameters.IsEmpty)
        {
            output.Word("order by");
            List(signature.OrderedParameters, Parameter);
        }

        output.Close();
    }

    private void CreateAggregate(CreateAggregateStatement aggregate)
    {
        output.Word(aggregate.OrReplace ? "create or replace aggregate" : "create aggregate");
        Signature(aggregate.Signature);
        Group(aggregate.Options, Option);
    }
}

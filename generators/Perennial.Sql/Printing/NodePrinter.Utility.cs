using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintUtility(Statement statement)
    {
        switch (statement)
        {
            case TransactionStatement transaction: PrintTransaction(transaction); break;
            case CopyStatement copy: PrintCopy(copy); break;
            case ExplainStatement explain:
                output.Word("explain");
                OptionalGroup(explain.Options, Option);
                Print(explain.Statement);
                break;
            case DeclareCursorStatement declare: PrintDeclare(declare); break;
            case PrepareStatement prepare:
                Clause("prepare", prepare.Name);
                OptionalGroup(prepare.Types, Type);
                output.Word("as");
                Print(prepare.Query);
                break;
            case ExecuteStatement execute:
                Clause("execute", execute.Name);
                OptionalGroup(execute.Arguments, Print);
                break;
            case DeallocateStatement { Name: null }: output.Word("deallocate all"); break;
            case DeallocateStatement deallocate: Clause("deallocate", deallocate.Name); break;
            case CreateStatisticsStatement create:
                output.Word(create.IfNotExists ? "create statistics if not exists" : "create statistics");
                if (create.Name is not null) Name(create.Name);
                OptionalNameGroup(create.Kinds);
                output.Word("on");
                List(create.Elements, Indexed);
                From("from", create.From);
                break;
            case AlterStatisticsStatement alter:
                output.Word(alter.IfExists ? "alter statistics if exists" : "alter statistics");
                Name(alter.Name);
                output.Word("set statistics");
                if (alter.Target is { } target) Number(target);
                else output.Word("default");
                break;
            case AlterTypeOptionsStatement alter:
                AlterType(alter.Name, "set");
                Group(alter.Options, Option);
                break;
            case DependsOnExtensionStatement depends:
                output.Word("alter " + KindWords(depends.Object.Kind));
                PrintObject(depends.Object);
                Clause(depends.IsAdded ? "depends on extension" : "no depends on extension", depends.Extension);
                break;
            default: return false;
        }

        return true;
    }

    private void PrintTransaction(TransactionStatement transaction)
    {
        output.Word(transaction.Command switch
        {
            TransactionCommand.Begin => "begin",
            TransactionCommand.Start => "start transaction",
            TransactionCommand.Commit => "commit",
            TransactionCommand.Rollback => "rollback",
            TransactionCommand.Savepoint => "savepoint",
            TransactionCommand.Release => "release savepoint",
            TransactionCommand.RollbackTo => "rollback to savepoint",
            TransactionCommand.Prepare => "prepare transaction",
            TransactionCommand.CommitPrepared => "commit prepared",
            _ => "rollback prepared",
        });
        bool isPrepared = transaction.Command is TransactionCommand.Prepare or TransactionCommand.CommitPrepared or TransactionCommand.RollbackPrepared;
        if (transaction.Name is { } name && isPrepared) String(name);
        else if (transaction.Name is not null) output.Word(IdentifierQuoting.Quote(transaction.Name, IdentifierPosition.Any));
        List(transaction.Modes, mode => output.Word(mode.ToLowerInvariant()));
        WordIf(transaction.IsChained, "and chain");
    }

    private void PrintCopy(CopyStatement copy)
    {
        output.Word("copy");
        if (copy.Table is not null) Name(copy.Table);
        OptionalNameGroup(copy.Columns);
        if (copy.Query is not null)
        {
            output.Open();
            Print(copy.Query);
            output.Close();
        }

        output.Word(copy.IsFrom ? "from" : "to");
        WordIf(copy.IsProgram, "program");
        if (copy.Target is not null) String(copy.Target);
        else output.Word(copy.IsFrom ? "stdin" : "stdout");
        if (!copy.Options.IsEmpty)
        {
            output.Word("with");
            Group(copy.Options, Option);
        }

        Clause("where", copy.Where);
    }

    private void Option(CopyOption option)
    {
        output.Word(IdentifierQuoting.Quote(option.Name, IdentifierPosition.Label));
        if (option.Values.IsEmpty) return;
        bool isStar = option.Values.Count == 1 && option.Values[0] == "*";
        bool isList = option.Values.Count > 1 || (!isStar && option.Name is "force_quote" or "force_not_null" or "force_null");
        if (isStar) output.Word("*");
        else if (isList) Group(option.Values, OptionWord);
        else OptionWord(option.Values[0]);
    }

    private void Option(UtilityOption option)
    {
        output.Word(IdentifierQuoting.Quote(option.Name, option.Name == "analyze" ? IdentifierPosition.Label : IdentifierPosition.Any));
        if (option.Value is not null) OptionWord(option.Value);
    }

    /// <summary>A number as it is, anything else as a word or string.</summary>
    private void OptionWord(string value)
    {
        if (IsNumber(value)) output.Word(value);
        else WordOrString(value);
    }

    // Whether the text is what a number gives: an integer has no leading zeros.
    private static bool IsNumber(string value)
    {
        string digits = value.StartsWith("-", StringComparison.Ordinal) ? value.Substring(1) : value;
        int dot = digits.IndexOf('.');
        string whole = dot < 0 ? digits : digits.Remove(dot, 1);
        return whole.Length > 0 && whole.All(static c => c is >= '0' and <= '9') && (dot >= 0 || whole[0] != '0' || value == "0");
    }

    /// <summary>A string of one plain word needs no quotes where the grammar takes words as well (<c>opt_boolean_or_string</c>).</summary>
    private void WordOrString(string value)
    {
        if (value is "true" or "false" or "on" || IdentifierQuoting.Quote(value, IdentifierPosition.Any) == value) output.Word(value);
        else String(value);
    }

    private void PrintDeclare(DeclareCursorStatement declare)
    {
        Clause("declare", declare.Name);
        WordIf((declare.Options & CursorOptions.Binary) != CursorOptions.None, "binary");
        WordIf((declare.Options & CursorOptions.Insensitive) != CursorOptions.None, "insensitive");
        WordIf((declare.Options & CursorOptions.Asensitive) != CursorOptions.None, "asensitive");
        WordIf((declare.Options & CursorOptions.Scroll) != CursorOptions.None, "scroll");
        WordIf((declare.Options & CursorOptions.NoScroll) != CursorOptions.None, "no scroll");
        output.Word("cursor");
        WordIf((declare.Options & CursorOptions.Hold) != CursorOptions.None, "with hold");
        output.Word("for");
        Query(declare.Query);
    }
}

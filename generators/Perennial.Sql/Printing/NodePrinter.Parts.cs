using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

/// <summary>Nodes that are neither statements nor expressions, when printed on their own.</summary>
internal sealed partial class NodePrinter
{
    private bool PrintExpressionPart(SqlNode node)
    {
        switch (node)
        {
            case CaseBranch branch: Branch(branch); break;
            case FunctionArgument argument: Argument(argument); break;
            case WindowReference window: Window(window); break;
            case WindowFrame frame: Frame(frame); break;
            case FrameBound bound: Bound(bound); break;
            case SortItem item: Sort(item); break;
            case JsonFormat format: Format(format); break;
            case JsonOutput returning: Returning(returning); break;
            case JsonKeyValue member: Member(member); break;
            case JsonBehavior behavior:
                if (behavior.Kind == JsonBehaviorKind.Default) Clause("default", behavior.Default);
                else output.Word(BehaviorWord(behavior.Kind));
                break;
            case JsonArgument argument: PassedArgument(argument); break;
            case XmlNamedValue value: XmlValue(value); break;
            default: return false;
        }

        return true;
    }

    private bool PrintQueryPart(SqlNode node)
    {
        switch (node)
        {
            case TableAlias alias: Alias(alias); break;
            case TableSample sample: Sample(sample); break;
            case RowsFromFunction function: RowsFrom(function); break;
            case XmlTableColumn column: XmlColumn(column); break;
            case JsonTableColumn column: JsonColumn(column); break;
            case ValuesRow row: Group(row.Values, Print); break;
            case SelectItem item: Item(item); break;
            case DistinctClause distinct: Distinct(distinct); break;
            case IntoClause into: Into(into); break;
            case LimitClause limit: Limit(limit); break;
            case LockingClause locking: Locking(locking); break;
            case GroupByClause group: GroupBy(group); break;
            case GroupingElement element: Grouping(element); break;
            case WindowDefinition window: Definition(window); break;
            case WithClause with: With(with); break;
            case CommonTableExpression table: CommonTable(table); break;
            case SearchClause search: Search(search); break;
            case CycleClause cycle: Cycle(cycle); break;
            default: return false;
        }

        return true;
    }

    private bool PrintModificationPart(SqlNode node)
    {
        switch (node)
        {
            case AssignmentTarget target: Target(target); break;
            case Assignment assignment: Assign(assignment); break;
            case OnConflictClause conflict: OnConflict(conflict); break;
            case ReturningClause returning: Returning(returning); break;
            case MergeWhen clause: When(clause); break;
            case MergeOperation operation: Operation(operation); break;
            default: return false;
        }

        return true;
    }

    private bool PrintDefinitionPart(SqlNode node)
    {
        switch (node)
        {
            case TableElement element: PrintElement(element); break;
            case ColumnConstraint constraint: PrintConstraint(constraint); break;
            case ConstraintAttributes attributes: Attributes(attributes); break;
            case ForeignKeyReference reference: Reference(reference); break;
            case ExclusionElement element: Exclusion(element); break;
            case IndexElement element: Element(element); break;
            case PartitionKey key: Key(key); break;
            case PartitionElement element: KeyElement(element); break;
            case PartitionBound bound: Bound(bound); break;
            case DefinitionOption option: Option(option); break;
            case OptionValue value: Value(value); break;
            case GenericOption option: Option(option); break;
            case LikeOption option: Option(option); break;
            case SequenceOption option: Option(option); break;
            case AlterTableAction action: PrintAction(action); break;
            case AlterDomainAction action: PrintAction(action); break;
            case RoutineParameter parameter: Parameter(parameter); break;
            case RoutineBody body: PrintRoutineBody(body); break;
            case RoutineOption option: PrintOption(option); break;
            case RoutineSignature signature: Signature(signature); break;
            case ObjectName name: PrintObject(name); break;
            case Privilege privilege: PrintPrivilege(privilege); break;
            case TriggerEvent triggerEvent: Event(triggerEvent); break;
            case TransitionTable transition: Transition(transition); break;
            case OperatorSignature signature: Signature(signature); break;
            case OperatorClassItem item: Item(item); break;
            case RoleOption option: Option(option); break;
            case GrantRoleOption option: Option(option); break;
            case CopyOption option: Option(option); break;
            case UtilityOption option: Option(option); break;
            default: return false;
        }

        return true;
    }
}

using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Applies DDL to a catalog, statement by statement, with the server's own errors.</summary>
public static class DdlApplier
{
    /// <summary>The catalog after <paramref name="statement"/>. Statements that shape no catalog (queries, DO, VACUUM ...) leave it as it is.</summary>
    /// <param name="catalog">The catalog before.</param>
    /// <param name="statement">A top-level statement without syntax error.</param>
    /// <param name="context">Where its text stands, and the binder.</param>
    public static DdlResult Apply(DatabaseCatalog catalog, Statement statement, DdlContext context)
    {
        DdlSession session = new(catalog, context);
        Apply(session, statement);
        DefaultPrivilegesDdl.Assign(session, catalog.User.NextOid);
        return session.ToResult();
    }

    internal static void Apply(DdlSession session, Statement statement)
    {
        switch (statement)
        {
            case CreateSchemaStatement create:
                SchemaDdl.Create(session, create);
                break;
            case CreateTableStatement create:
                TableDdl.Create(session, create);
                break;
            case CreateTableAsStatement create:
                ViewDdl.CreateTableAs(session, create);
                break;
            case CreateViewStatement create:
                ViewDdl.Create(session, create);
                break;
            case SelectStatement { Body: SelectCore { Into: { } into } core } select:
                ViewDdl.SelectInto(session, select, core, into);
                break;
            case AlterTableStatement alter:
                AlterTableDdl.Alter(session, alter);
                break;
            case CreateIndexStatement create:
                IndexDdl.Create(session, create);
                break;
            case CreateStatisticsStatement create:
                StatisticsDdl.Create(session, create);
                break;
            case AlterStatisticsStatement alter:
                StatisticsDdl.Alter(session, alter);
                break;
            case CreateSequenceStatement create:
                SequenceDdl.Create(session, create);
                break;
            case AlterSequenceStatement alter:
                SequenceDdl.Alter(session, alter);
                break;
            case CreateEnumStatement create:
                EnumDdl.Create(session, create);
                break;
            case AlterEnumAddValueStatement alter:
                EnumDdl.AddValue(session, alter);
                break;
            case AlterEnumRenameValueStatement alter:
                EnumDdl.RenameValue(session, alter);
                break;
            case CreateCompositeTypeStatement create:
                TypeDdl.CreateComposite(session, create);
                break;
            case CreateRangeTypeStatement create:
                RangeDdl.Create(session, create);
                break;
            case CreateBaseTypeStatement create:
                TypeDdl.CreateBase(session, create);
                break;
            case AlterTypeOptionsStatement alter:
                TypeDdl.AlterOptions(session, alter);
                break;
            case CreateDomainStatement create:
                DomainDdl.Create(session, create);
                break;
            case AlterDomainStatement alter:
                DomainDdl.Alter(session, alter);
                break;
            case CreateRoutineStatement create:
                RoutineDdl.Create(session, create);
                break;
            case AlterRoutineStatement alter:
                RoutineDdl.Alter(session, alter);
                break;
            case CreateAggregateStatement create:
                AggregateDdl.Create(session, create);
                break;
            case CreateOperatorStatement create:
                OperatorDdl.Create(session, create);
                break;
            case AlterOperatorStatement alter:
                OperatorDdl.Alter(session, alter);
                break;
            case CreateOperatorClassStatement create:
                OperatorClassDdl.Create(session, create);
                break;
            case CreateCastStatement create:
                OperatorDdl.CreateCast(session, create);
                break;
            case CreateCollationStatement create:
                CollationDdl.Create(session, create);
                break;
            case CreateTextSearchStatement create:
                TextSearchDdl.Create(session, create);
                break;
            case AlterTextSearchDictionaryStatement alter:
                TextSearchDdl.AlterDictionary(session, alter);
                break;
            case AlterTextSearchMappingStatement alter:
                TextSearchMappingDdl.Alter(session, alter);
                break;
            case CreateLanguageStatement create:
                LanguageDdl.Create(session, create);
                break;
            case CreateTriggerStatement create:
                TriggerDdl.Create(session, create);
                break;
            case CreateRuleStatement create:
                RuleDdl.Create(session, create);
                break;
            case ChangeOwnerStatement change:
                OwnerDdl.Change(session, change);
                break;
            case CreatePolicyStatement create:
                PolicyDdl.Create(session, create);
                break;
            case AlterPolicyStatement alter:
                PolicyDdl.Alter(session, alter);
                break;
            case CreateExtensionStatement create:
                ExtensionDdl.Create(session, create);
                break;
            case DropStatement drop:
                DropDdl.Drop(session, drop);
                break;
            case RenameStatement rename:
                RenameDdl.Rename(session, rename);
                break;
            case SetSchemaStatement move:
                RenameDdl.SetSchema(session, move);
                break;
            case CommentStatement comment:
                CommentDdl.Comment(session, comment);
                break;
            case GrantStatement grant:
                GrantDdl.Apply(session, grant);
                break;
            case AlterDefaultPrivilegesStatement alter:
                DefaultPrivilegesDdl.Alter(session, alter);
                break;
            case DropOwnedStatement drop:
                GrantDdl.DropOwned(session, drop);
                break;
            case PrepareStatement prepare:
                SessionDdl.Prepare(session, prepare);
                break;
            case DeallocateStatement deallocate:
                SessionDdl.Deallocate(session, deallocate);
                break;
            case TransactionStatement { Command: TransactionCommand.Commit }:
                SessionDdl.Commit(session);
                break;
            case SetStatement set:
                SettingDdl.Set(session, set);
                break;
            case SelectStatement { Body: SelectCore { Items: { Count: 1 } items } } when items[0].Value is FunctionCall { Name.Name: "set_config" } call:
                SettingDdl.SetConfig(session, call);
                break;
        }
    }
}

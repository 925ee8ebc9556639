using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Adds and removes the objects of an extension.</summary>
internal sealed class ExtensionInstaller
{
    private readonly DdlSession _session;
    private readonly ExtensionDefinition _definition;
    private readonly string _schema;
    private readonly uint _firstOid;
    private readonly List<ObjectReference> _members = [];

    private ExtensionInstaller(DdlSession session, ExtensionDefinition definition, string schema)
    {
        _session = session;
        _definition = definition;
        _schema = schema;
        _firstOid = session.Editor.User.NextOid;
    }

    public static void Install(DdlSession session, ExtensionDefinition definition, string schema, TextSpan span) => new ExtensionInstaller(session, definition, schema).Install(span);

    public static void Remove(DdlSession session, string name)
    {
        UserObjects user = session.Editor.User;
        if (!user.Extensions.TryGetValue(name, out Extension? extension)) return;
        HashSet<uint> members = [.. extension.Members.Where(static member => member.Class == ObjectClass.Type).Select(static member => member.Oid)];
        session.Editor.User = user with
        {
            Extensions = user.Extensions.Remove(name),
            OperatorClasses = user.OperatorClasses.RemoveRange(user.OperatorClasses.Keys.Where(extension.Made)),
            Casts = user.Casts.RemoveRange(user.Casts.Keys.Where(key => members.Contains(key.Source) || members.Contains(key.Target))),
        };
    }

    private void Install(TextSpan span)
    {
        foreach (SqlType type in _definition.Types)
        {
            if (!_session.RequireNewType(Schema(type.Schema), type.Name, span)) return;
        }

        foreach (Relation relation in _definition.Relations)
        {
            if (!_session.RequireNewRelation(Schema(relation.Schema), relation.Name, span)) return;
        }

        _session.Editor.User = _session.Editor.User with { NextOid = _firstOid + ExtensionDefinition.NumbersPerExtension };
        foreach (SqlType type in _definition.Types) Put(type);
        foreach (Relation relation in _definition.Relations) Put(relation);
        foreach (Routine routine in _definition.Routines) Put(routine);
        foreach (Operator added in _definition.Operators) Put(added);
        foreach ((TextSearchObject template, TextSearchObject dictionary) in BuiltInTextSearch.OfExtension(_definition.Name)) Put(dictionary, Put(template));
        UserObjects user = _session.Editor.User;
        _session.Editor.User = user with
        {
            Casts = user.Casts.SetItems(_definition.Casts
                .Select(cast => cast with { Source = Oid(cast.Source), Target = Oid(cast.Target), Function = Oid(cast.Function) })
                .Select(static cast => new KeyValuePair<(uint Source, uint Target), TypeCast>((cast.Source, cast.Target), cast))),
            OperatorClasses = user.OperatorClasses.SetItems(_definition.OperatorClasses
                .Select(found => found with { Oid = Oid(found.Oid), Schema = Schema(found.Schema), InputType = Oid(found.InputType) })
                .Select(static found => new KeyValuePair<uint, OperatorClass>(found.Oid, found))),
            Extensions = user.Extensions.SetItem(_definition.Name, new(_firstOid, _definition.Name, _schema)
            {
                FirstOid = _firstOid,
                Number = _definition.Number,
                Members = _members.ToEquatableArray(),
            }),
        };
    }

    private string Schema(string schema) => schema.Length == 0 ? _schema : schema;

    /// <summary>The oid that a number of the definition stands for in this catalog.</summary>
    private uint Oid(uint number)
    {
        if (number < ExtensionDefinition.FirstNumber) return number;
        uint extension = (number - ExtensionDefinition.FirstNumber) / ExtensionDefinition.NumbersPerExtension;
        uint local = (number - ExtensionDefinition.FirstNumber) % ExtensionDefinition.NumbersPerExtension;
        if (extension == _definition.Number) return _firstOid + local;
        foreach (Extension other in _session.Catalog.Extensions)
        {
            if (other.Number == extension) return other.FirstOid + local;
        }

        return 0;
    }

    private uint Put(TextSearchObject added, uint template = 0)
    {
        uint oid = _session.Editor.NewOid();
        _members.Add(new(ObjectClass.TextSearch, oid));
        _session.Editor.Put(added with { Oid = oid, Schema = _schema, Base = template });
        return oid;
    }

    private void Put(SqlType type)
    {
        uint oid = Oid(type.Oid);
        _members.Add(new(ObjectClass.Type, oid));
        _session.Editor.Put(type with
        {
            Oid = oid,
            Schema = Schema(type.Schema),
            ElementType = Oid(type.ElementType),
            ArrayType = Oid(type.ArrayType),
            BaseType = Oid(type.BaseType),
            RangeSubtype = Oid(type.RangeSubtype),
            RangePartner = Oid(type.RangePartner),
            Relation = Oid(type.Relation),
        });
    }

    private void Put(Relation relation)
    {
        uint oid = Oid(relation.Oid);
        _members.Add(new(ObjectClass.Relation, oid));
        _session.Editor.Put(relation with
        {
            Oid = oid,
            Schema = Schema(relation.Schema),
            RowType = Oid(relation.RowType),
            HighestNumber = relation.Columns.Count,
            Columns = relation.Columns.Select(column => column with { Type = Oid(column.Type) }).ToEquatableArray(),
        });
    }

    private void Put(Routine routine)
    {
        uint oid = Oid(routine.Oid);
        _members.Add(new(ObjectClass.Routine, oid));
        _session.Editor.Put(routine with
        {
            Oid = oid,
            Schema = Schema(routine.Schema),
            ReturnType = Oid(routine.ReturnType),
            VariadicElement = Oid(routine.VariadicElement),
            ArgumentTypes = routine.ArgumentTypes.Select(Oid).ToEquatableArray(),
            Arguments = routine.Arguments.Select(argument => argument with { Type = Oid(argument.Type) }).ToEquatableArray(),
        });
    }

    private void Put(Operator added)
    {
        uint oid = Oid(added.Oid);
        _members.Add(new(ObjectClass.Operator, oid));
        _session.Editor.Put(added with
        {
            Oid = oid,
            Schema = Schema(added.Schema),
            Left = Oid(added.Left),
            Right = Oid(added.Right),
            Result = Oid(added.Result),
            Routine = Oid(added.Routine),
            Commutator = Oid(added.Commutator),
            Negator = Oid(added.Negator),
        });
    }
}

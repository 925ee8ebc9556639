namespace Perennial.Sql.Catalog;

/// <summary>Types that come with another object: the composite type of a relation, the array over a type.</summary>
internal static class RowTypes
{
    /// <summary>Makes the composite type of a relation, and its array type.</summary>
    /// <returns>The composite type's oid.</returns>
    public static uint Create(DdlSession session, string schema, string name, uint relation) => AddWithArray(session, new SqlType
    {
        Oid = TypeDdl.OidOf(session, schema, name),
        Schema = schema,
        Name = name,
        Kind = TypeKind.Composite,
        Category = 'C',
        Relation = relation,
    });

    /// <summary>Adds a type with an array type over it.</summary>
    /// <returns>The type's oid.</returns>
    public static uint AddWithArray(DdlSession session, SqlType type)
    {
        uint array = session.Editor.NewOid();
        session.Editor.Put(type with { ArrayType = array });
        session.Editor.Put(new SqlType
        {
            Oid = array,
            Schema = type.Schema,
            Name = NameChooser.ChooseArrayType(session.Catalog, type.Schema, type.Name),
            Kind = TypeKind.Array,
            Category = 'A',
            ElementType = type.Oid,
            Collation = type.Collation,
            TakesTypmod = type.TakesTypmod,
        });
        return type.Oid;
    }

    /// <summary>Removes a type and its array type; nothing when it is gone already.</summary>
    public static void Remove(DdlSession session, uint oid)
    {
        if (!session.Catalog.User.Types.TryGetValue(oid, out SqlType? type)) return;
        if (session.Catalog.User.Types.TryGetValue(type.ArrayType, out SqlType? array)) session.Editor.Remove(array);
        session.Editor.Remove(type);
    }

    /// <summary>Renames or moves a type, and its array type with it.</summary>
    public static void Move(DdlSession session, uint oid, string schema, string name)
    {
        if (!session.Catalog.User.Types.TryGetValue(oid, out SqlType? type)) return;
        session.Editor.Put(type with { Schema = schema, Name = name });
        if (!session.Catalog.User.Types.TryGetValue(type.ArrayType, out SqlType? array)) return;

        // Out of the way first, so that the array type does not collide with its own old name.
        session.Editor.Remove(array);
        session.Editor.Put(array with { Schema = schema, Name = NameChooser.ChooseArrayType(session.Catalog, schema, name) });
    }
}

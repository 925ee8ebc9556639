namespace Perennial.Sql.Catalog;

/// <summary>Adds and removes the objects of an extension.</summary>
internal static class ExtensionInstaller
{
    public static void Remove(DdlSession session, string name)
    {
        UserObjects user = session.Editor.User;
        session.Editor.User = user with { Extensions = user.Extensions.Remove(name) };
    }
}

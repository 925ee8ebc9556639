using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.Migrations.Access;

/// <summary>Passwords and salts of service roles: functions of the admin's secret, so that nothing has to be stored.</summary>
internal static class DerivedPassword
{
    /// <summary>43 characters of A-Z, a-z, 0-9, - and _.</summary>
    public static string For(string secret, string service, int rotation) => Convert.ToBase64String(Derive(secret, "password", service, rotation)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A salt that is the same each time, so that applying again changes nothing on the server.</summary>
    public static byte[] SaltFor(string secret, string role, int rotation) => Derive(secret, "salt", role, rotation)[..16];

    private static byte[] Derive(string secret, string purpose, string name, int rotation) =>
        HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret),
            // Lengths keep the parts apart, whatever they contain.
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"perennial {purpose} {name.Length}:{name} {rotation}")));
}

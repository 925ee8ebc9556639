using System.Security.Cryptography;
using System.Text;

namespace Perennial.Migrations.Access;

/// <summary>
/// A SCRAM-SHA-256 verifier as pg_authid stores it (RFC 5802 and 7677; PostgreSQL documentation, "CREATE ROLE": a string in this form is
/// stored as it is), so that the password itself never reaches the server.
/// </summary>
internal static class ScramVerifier
{
    /// <summary>PostgreSQL's own default.</summary>
    private const int Iterations = 4096;

    /// <param name="password">ASCII, so that SASLprep leaves it as it is.</param>
    /// <param name="salt">16 bytes.</param>
    public static string Create(string password, byte[] salt, int iterations = Iterations)
    {
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, 32);
        byte[] clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        byte[] storedKey = SHA256.HashData(clientKey);
        byte[] serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }
}

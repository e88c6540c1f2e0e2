/**
 * What a line of a log says in other languages: words that join, and the commonest of failure, state and trade, in sixteen languages. Words that
 * are also names of persons are left out, and those of two letters.
 */
import { wordsOf } from '../../model/words.js';

export const PROSE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  oder kein keine keiner ohne vom zum zur auf aus über unter zwischen durch gegen während wegen wird wurden werden worden haben hatte
  konnte konnten kann können müssen soll sollte darf sind waren nur noch schon bereits jetzt heute gestern morgen hier dort wenn weil
  dass aber auch sehr mehr weniger alle alles jeder jede jedes dieser diese dieses ein eine einen einem einer eines ihre ihrer unsere
  unser meine meiner bitte danke erfolgreich erfolgreiche ungültig ungültige ungültiger abgelaufen gesperrt gelöscht gespeichert gesendet
  empfangen anmeldung abmeldung überweisung lastschrift lieferung kundin konto kontostand uhrzeit zeile spalte datei datenbank tabelle
  schlüssel wert werte feld felder nutzer geburtstag gehalt miete beitrag antrag termin versand rückgabe gutschrift mahnung kündigung
  les une des avec sur sous dans entre depuis chez sont était étaient sera seront être avoir ont avait peut peuvent doit doivent fait
  faire cette ces votre vos notre leur leurs qui que quoi où quand pourquoi très trop aussi mais donc oui merci échoué réussi invalide
  refusé refusée expiré expirée bloqué supprimé enregistré envoyé reçu trouvé virement prélèvement livraison compte montant quantité
  heure ligne fichier clé valeur rendez-vous contrat demande
  los las unos unas del para por sobre bajo desde hasta durante fue fueron será ser estar está están tiene tienen pueden debe deben hacer
  esta estos estas ese esa sus mis nuestro nuestra nueva nuevo quien cuando donde como porque muy también pero hola gracias falló fallido
  inválido inválida rechazado rechazada caducado bloqueado eliminado guardado enviado recibido solicitud respuesta transferencia entrega
  cuenta dirección importe cantidad hora línea archivo clave campo cita contrato procesar validar
  gli uno dal dello dei degli delle senza sono erano sarà essere avere hanno può possono deve devono questo questa questi queste che
  quando perché molto anche sì grazie fallita riuscito rifiutato rifiutata scaduta bloccato eliminato salvato inviato
  ricevuto bonifico consegna conto importo quantità chiave valore appuntamento contratto impossibile
  uns umas aos às sem até foi foram são tem têm pode podem devem fazer isso seus suas meu você vocês obrigado obrigada falhou recusado
  recusada expirado excluído recebido solicitação resposta transferência conta endereço quantidade linha arquivo chave consulta
  het een niet geen zonder voor naar bij onder tussen tegen tijdens wordt werd heeft hebben kunnen moet moeten zullen zijn alleen vandaag
  daar als omdat maar ook zeer deze dit elke onze fout mislukt gelukt ongeldig ongeldige geweigerd verlopen geblokkeerd verwijderd
  opgeslagen verzonden ontvangen gevonden verbinding verzoek antwoord betaling overschrijving rekening adres bedrag aantal regel bestand
  sleutel waarde gebruiker afspraak factuur
  są był była było były będzie być mają może mogą musi muszą się tego tej na po przed przez między dla bez lub albo oraz jeśli gdy kiedy
  gdzie jak bardzo także tylko już jeszcze proszę dziękuję błąd udało zapisać nieudane niepowodzenie nieprawidłowy nieprawidłowa
  odrzucono odrzucony wygasł wygasła zablokowany usunięto zapisano wysłano odebrano znaleziono połączenie żądanie odpowiedź zamówienie
  płatność przelew dostawa kwota ilość wiersz plik klucz wartość użytkownik klient klienta umowa
  eller inte ingen med utan för från vid på mellan genom mot är kommer måste bara redan här där när också mycket denna detta dessa ditt
  vår fel misslyckades lyckades ogiltig ogiltigt nekad nekades utgången spärrad raderad sparad skickad mottagen hittades anslutning
  begäran svar beställning betalning överföring leverans adress belopp antal rad fil nyckel värde fält användare
  ikke uden uten ved mellem mellom gennem gjennom blir bliver være havde hadde må skal allerede når hvis også denne dette disse fejl feil
  mislykkedes mislyktes ugyldig afvist avvist udløbet utløpt spærret slettet gemt lagret sendt modtaget mottatt fundet funnet forbindelse
  tilkobling forespørgsel forespørsel bestilling overførsel overføring beløb beløp antall linje nøgle nøkkel værdi verdi bruger bruker
  kanssa ilman varten asti yli välillä läpi vastaan ovat olivat olla täytyy täällä siellä mutta myös tämä nämä kaikki virhe epäonnistui
  onnistui virheellinen hylätty vanhentunut estetty poistettu tallennettu lähetetty vastaanotettu löydetty löytynyt yhteys pyyntö vastaus
  tilaus maksu siirto toimitus tili osoite summa määrä rivi tiedosto avain arvo kenttä käyttäjä asiakas
  nebo není před přes mezi jsou byl byla bylo byly bude být má mají může musí tento tato když kde velmi také již ještě prosím děkuji
  chyba selhalo selhala úspěšně neplatný neplatná neplatné odmítnuto zamítnuto vypršel vypršela blokován smazáno uloženo odesláno přijato
  nalezeno nenalezen připojení požadavek odpověď objednávka platba převod doručení účet adresa částka množství řádek soubor klíč hodnota
  uživatel zákazník smlouva
  veya ile için olmadan göre kadar altında üzerinde arasında karşı değil oldu olarak olan edildi edilemedi yapıldı yapılamadı gönderildi
  gönderilemedi alındı bulundu bulunamadı silindi kaydedildi kaydedilemedi doğrulandı doğrulanamadı reddedildi engellendi başarısız
  başarılı geçersiz süresi doldu hatası bağlantı istek yanıt sipariş ödeme havale teslimat hesap tutar miktar tarih saat satır dosya
  anahtar değer kullanıcı müşteri sözleşme lütfen teşekkürler
  și fără pentru până între prin sunt fost trebuie doar aici acolo când dacă foarte această acest toate eroare eșuat eșuată reușit
  respinsă expirat blocat șters salvat trimis primit găsit conexiune cerere răspuns comandă plată livrare adresă sumă cantitate linie
  fișier cheie valoare câmp utilizator factură
  és vagy nem nincs lehet kell csak már itt amikor nagyon ezek minden hiba sikertelen sikeres érvénytelen elutasítva lejárt zárolva
  törölve mentve elküldve fogadva található kapcsolat kérés válasz rendelés fizetés átutalás szállítás számla cím összeg mennyiség fájl
  kulcs érték mező felhasználó ügyfél szerződés
  не на или без для от до по под над между через это этот эта эти был была было были будет быть есть нет может должен только уже здесь
  там когда если но также все ошибка ошибки неудачно успешно неверный неверная неверное недействительный отклонен отклонено истек истекла
  заблокирован удален удалено сохранен сохранено отправлен отправлено получен получено найден найдено соединение запрос ответ заказ
  заказа платеж платежа перевод доставка счет адрес сумма количество дата время строка файл ключ значение поле пользователь пользователя
  клиент клиента договор
  buenas buenos días tardes noches eres estoy quiero quisiera necesito tengo puedo podría pedidos llegó llegado envío problema ayuda
  cancelar cambiar devolver devolución reembolso cobro
  hallo guten abend ich wir mein dein möchte brauche habe hilfe stornieren ändern zurückgeben rückerstattung bestellnummer freundlichen
  grüßen
  bonsoir salut suis vous voudrais besoin problème annuler changer retourner remboursement cordialement
  buongiorno buonasera siamo vorrei bisogno aiuto annullare cambiare restituire rimborso cordiali saluti
  olá tarde noite estou quero preciso tenho ajuda mudar atenciosamente
  hoi goedemorgen goedemiddag jij wil nodig hulp probleem annuleren wijzigen retourneren terugbetaling groeten vriendelijke
  cześć dzień jestem chcę potrzebuję pomoc anulować zmienić zwrócić zwrot pozdrawiam
  hej morgon behöver vill hjälp avboka ändra returnera återbetalning hälsningar
`),
);

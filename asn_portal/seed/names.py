"""Parts of invented names, by region. Whoever is called so in life is so by chance."""

from __future__ import annotations

# region: weight, men's first names, women's first names, last names ("" for none)
JAVA = (
    38,
    "Agung Arif Bagus Bambang Catur Danang Dwi Eko Fajar Galih Hadi Hari Imam Jarwo Kuncoro Lukman "
    "Mulyono Nur Panji Purnomo Rahmat Sigit Slamet Sugeng Suhartono Supriyadi Sutrisno Teguh Tri Untung "
    "Wahyu Wibowo Yoga Yulianto",
    "Anis Ayu Dewi Diah Dwi Endah Eni Fitri Indah Kartini Lestari Murni Ningsih Nur Puji Ratih Retno "
    "Rini Sari Siti Sri Sulastri Sumiati Titik Tri Utami Wahyuni Widya Wulan Yuni",
    "Adiputra Anggoro Cahyono Darmawan Hapsari Hartanto Kurniawan Kusumo Laksono Nugroho Pamungkas "
    "Pranoto Prasetyo Purwanto Rahardjo Santosa Saputro Setiawan Sulistyo Susanto Utomo Wardani "
    "Wibisono Wicaksono Waskito",
)
SUNDA = (
    16,
    "Aceng Asep Cecep Dadan Deden Dede Encep Endang Iwan Jajang Maman Nandang Oman Ujang Usep Yayan",
    "Ai Ani Cucu Eneng Entin Euis Imas Iis Lilis Neneng Nenden Nia Rina Tati Yanti Yeyet",
    "Gunawan Hermawan Hidayat Komara Kosasih Kusnadi Mulyana Permana Ramdani Rustandi Sobandi Sopandi "
    "Suhendar Sutisna Wiguna",
)
BATAK = (
    8,
    "Binsar Bonar Daniel Hotman Jonris Maruli Parlindungan Pardomuan Poltak Ronal Sahat Togar",
    "Christina Debora Duma Hotmaida Lamria Marlina Melva Nurlela Rosmaida Tiurma",
    "Hutagalung Manullang Marpaung Nainggolan Pakpahan Panggabean Sianturi Sihombing Simamora Simbolon "
    "Sinaga Siregar",
)
MINANG = (
    7,
    "Afrizal Arlis Dasril Firdaus Hendri Ilham Masril Nofrizal Rizal Syafril Yulius Zulkifli",
    "Asmiati Desrita Elvira Fitria Gusmawati Marlini Nelfia Rosmiati Yessi Yusnidar Zuraida",
    "Caniago Koto Piliang Sikumbang Tanjung Jambak Malayu Guci",
)
BUGIS = (
    8,
    "Amiruddin Arifuddin Baharuddin Hasanuddin Jamaluddin Muhlis Nasaruddin Saharuddin Syamsul Tenri Usman",
    "Andi Besse Hasnah Hasniati Indo Marwah Nurbaya Nurhayati Rosdiana Sitti Suarni Tenri",
    "Lallo Mappasessu Palewai Pattiroi Rahman Sallatu Tamrin Wahab Yunus Manaba",
)
BALI = (
    6,
    "I Gede|I Ketut|I Komang|I Made|I Nyoman|I Putu|I Wayan",
    "Ni Kadek|Ni Ketut|Ni Komang|Ni Luh|Ni Made|Ni Nyoman|Ni Putu|Ni Wayan",
    "Adnyana Artha Budiasa Darmika Mahendra Parwata Sudiarta Sudiasih Wijaya Yasa",
)
EAST = (
    7,
    "Abraham Benyamin Daud Elias Frans Herman Ishak Markus Melkianus Petrus Soleman Yohanis Yosep",
    "Agustina Anaci Dorkas Ester Fransina Maria Marta Orpa Rahel Selfina Yakoba Yuliana",
    "Bano Fonataba Kaiwai Lewaherilla Mandobar Nahak Pattinama Rumbiak Tanamal Wanggai Watimena Yoku",
)
ISLAMIC = (
    10,
    "Abdul Ahmad Anwar Fathur Hasan Ibrahim Ma'ruf Muhammad Mustofa Nu'man Ridwan Taufik Yusuf Zainal",
    "Aisyah Amalia Fatimah Halimah Hanifah Khadijah Laila Maryam Nafisah Rohmah Salma Zahra",
    "Alamsyah Anshori Fauzi Hakim Hidayatullah Ma'arif Mubarok Rahmatullah Rohim Syaifullah Zulfikar Ulfa",
)
REGIONS = [JAVA, SUNDA, BATAK, MINANG, BUGIS, BALI, EAST, ISLAMIC]


def words(text: str) -> list[str]:
    """The parts of one list; names of two words are divided by a bar."""
    return text.split("|") if "|" in text else text.split()


WEIGHTS = [region[0] for region in REGIONS]
MEN = [words(region[1]) for region in REGIONS]
WOMEN = [words(region[2]) for region in REGIONS]
LAST = [words(region[3]) for region in REGIONS]

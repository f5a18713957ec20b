"""What people of the demo agency do all day, by the theme of their unit.

A line with # is a planned work result (RHK). Below it stand its activities: text, unit of output, and place,
f for field or o for office. Words in braces are filled in for each report.
"""

from __future__ import annotations

SOSIAL = """
# Meningkatnya layanan rehabilitasi sosial bagi anak dan lanjut usia
Mengunjungi {warga} di {desa} untuk asesmen kebutuhan keluarga | laporan asesmen | f
Mendampingi {warga} mengurus rujukan ke Puskesmas, lalu menenangkan keluarganya | orang | f
Menyusun rencana layanan bersama keluarga {warga} dari {desa} | rencana layanan | o
Konseling {n} lansia di Posyandu Lansia {desa}; dua orang perlu kunjungan lanjutan | orang | f
# Terlayaninya pengaduan warga dengan ramah dan tuntas
Menerima {n} tamu di loket layanan dan mencatat keperluan tiap tamu | orang | o
Menjawab pengaduan {warga} lewat telepon sampai persoalannya jelas | pengaduan | o
Menjelaskan syarat bantuan kepada {warga} dengan bahasa daerah setempat | orang | o
Menindaklanjuti pengaduan nomor {no} ke {desa} dan melaporkan hasilnya | pengaduan | f
# Tersedianya data penerima manfaat yang mutakhir
Memutakhirkan data {n} penerima manfaat {desa} | data | o
Mencocokkan daftar penerima bantuan {desa} dengan data kependudukan | berkas | o
Verifikasi lapangan {n} rumah calon penerima bantuan di {desa} | rumah | f
# Meningkatnya peran serta masyarakat dalam pelayanan sosial
Menyiapkan materi penyuluhan keluarga peduli untuk {desa} | dokumen | o
Rapat dengan {n} relawan sosial {desa} tentang pendampingan warga | notula | f
Melatih {n} kader {desa} menyimak keluhan warga tanpa menghakimi | orang | f
"""
JAMINAN = """
# Tersalurkannya bantuan sosial tepat sasaran
Memeriksa kelengkapan {n} berkas usulan bantuan dari {desa} | berkas | o
Mendampingi penyaluran bantuan kepada {n} keluarga di {desa} | keluarga | f
Menyelesaikan {n} data ganda penerima bantuan {desa} | data | o
# Terlaksananya pendampingan keluarga penerima manfaat
Pertemuan peningkatan kemampuan keluarga dengan {n} ibu di {desa} | orang | f
Kunjungan rumah {warga} di {desa}; anaknya kembali bersekolah | laporan | f
Menyusun laporan pendampingan keluarga {desa} bulan {bulan} | laporan | o
# Terlayaninya usulan jaminan kesehatan warga tidak mampu
Memproses usulan jaminan kesehatan {warga} sampai kartunya aktif | usulan | o
Menjawab pertanyaan {n} warga tentang status kepesertaan | orang | o
Rekonsiliasi data peserta jaminan kesehatan {desa} dengan Dinas Kesehatan | dokumen | o
"""
BENCANA = """
# Meningkatnya kesiapsiagaan penanganan korban bencana
Memeriksa stok {n} paket logistik di gudang bufer {desa} | paket | f
Simulasi dapur umum bersama {n} anggota Taruna Siaga Bencana | orang | f
Memperbarui peta lokasi pengungsian {desa} | peta | o
# Terpenuhinya kebutuhan dasar korban bencana
Menyalurkan {n} paket sandang dan pangan ke {desa} setelah banjir rob | paket | f
Mendata keluarga terdampak angin kencang di {desa}: {n} rumah | rumah | f
Layanan dukungan psikososial bagi {n} anak di posko {desa} | orang | f
# Tersusunnya laporan penanganan bencana
Menyusun laporan kejadian bencana {desa} nomor {no} | laporan | o
Rekap penggunaan logistik bulan {bulan} | dokumen | o
"""
RUMAH = """
# Terpenuhinya kebutuhan dasar dan rasa aman penghuni
Serah terima jaga; {n} penghuni dalam keadaan baik | catatan jaga | o
Menyiapkan makan dan memeriksa kebersihan kamar {n} penghuni | orang | o
Menemani {warga} bercerita dan mencatat perkembangan emosinya | catatan | o
# Terlaksananya bimbingan dan reunifikasi keluarga
Bimbingan keterampilan anyaman untuk {n} penghuni | orang | o
Mengantar {warga} pulang ke keluarganya di {desa} | orang | f
Menyusun laporan perkembangan {n} penghuni minggu ini | laporan | o
"""
UMUM = """
# Terselenggaranya administrasi perkantoran yang tertib
Mengagendakan dan meneruskan {n} surat masuk melalui aplikasi persuratan | surat | o
Menyiapkan konsep surat undangan rapat nomor {no} | surat | o
Menata arsip aktif bulan {bulan}: {n} berkas | berkas | o
Menyiapkan ruang, daftar hadir, dan notula rapat koordinasi | notula | o
# Terkelolanya administrasi kepegawaian unit
Rekonsiliasi kehadiran pegawai bulan {bulan} | laporan | o
Memeriksa kelengkapan {n} berkas kenaikan gaji berkala | berkas | o
Membantu {n} pegawai mengisi laporan harian untuk pertama kali | orang | o
# Terkelolanya keuangan dan perlengkapan unit
Memverifikasi {n} bukti pertanggungjawaban kegiatan | bukti | o
Menyusun daftar kebutuhan barang bulan {bulan} | dokumen | o
Memeriksa kendaraan dan peralatan kantor; {n} unit siap pakai | unit | o
"""
ORGANISASI = """
# Meningkatnya mutu pelayanan publik perangkat daerah
Mengolah survei kepuasan masyarakat dari {n} responden | responden | o
Mendampingi unit layanan {desa} menyusun standar pelayanan | dokumen | f
Memeriksa tindak lanjut {n} saran warga dari kotak pengaduan | saran | o
# Tertatanya kelembagaan dan ketatalaksanaan
Menyusun analisis jabatan {n} jabatan pelaksana | dokumen | o
Rapat pembahasan peta proses bisnis dengan perangkat daerah | notula | o
Menelaah usulan perubahan susunan organisasi nomor {no} | telaahan | o
# Meningkatnya akuntabilitas kinerja instansi
Memeriksa capaian indikator kinerja bulan {bulan} | dokumen | o
Menyiapkan bahan evaluasi akuntabilitas kinerja {n} unit | dokumen | o
"""
HUKUM = """
# Tersusunnya rancangan produk hukum daerah
Harmonisasi rancangan peraturan bupati nomor {no} | rancangan | o
Menelaah {n} rancangan keputusan bupati | telaahan | o
Rapat pembahasan rancangan peraturan daerah bersama perangkat daerah | notula | o
# Terlayaninya konsultasi dan dokumentasi hukum
Melayani konsultasi hukum perangkat {desa} | konsultasi | o
Mengunggah {n} produk hukum ke jaringan dokumentasi dan informasi hukum | dokumen | o
Penyuluhan hukum bagi {n} warga {desa} | orang | f
"""
PENGAWASAN = """
# Terlaksananya audit dan reviu yang tepat waktu
Memeriksa {n} dokumen pertanggungjawaban dana {desa} | dokumen | f
Menyusun kertas kerja audit nomor {no} | kertas kerja | o
Reviu laporan keuangan bulan {bulan} dan konfirmasi ke bendahara | dokumen | o
Wawancara {n} pengelola kegiatan di {desa} | orang | f
# Terselesaikannya tindak lanjut hasil pengawasan
Memutakhirkan status {n} rekomendasi hasil audit | rekomendasi | o
Mendampingi perangkat {desa} menyelesaikan temuan | temuan | f
# Meningkatnya pencegahan benturan kepentingan
Menelaah {n} laporan gratifikasi | laporan | o
Sosialisasi benturan kepentingan kepada {n} pegawai | orang | o
"""
KEPEGAWAIAN = """
# Terselesaikannya layanan mutasi dan kenaikan pangkat tepat waktu
Memeriksa {n} usul kenaikan pangkat periode {bulan} | usul | o
Menyusun surat pengantar usul mutasi nomor {no} | surat | o
Menyelesaikan {n} berkas pensiun yang jatuh tempo | berkas | o
# Terlaksananya pengelolaan kinerja yang objektif
Memantau pengisian SKP {n} pegawai dan mengingatkan unit terkait | pegawai | o
Mendampingi {n} atasan memberi umpan balik berkala | orang | o
Menyusun rekap laporan harian bulan {bulan} untuk pimpinan | laporan | o
# Tersedianya data kepegawaian yang akurat
Memutakhirkan riwayat jabatan {n} pegawai | data | o
Mencocokkan NIK dan NIP {n} pegawai yang tidak sepadan | data | o
Menjawab {n} pertanyaan pegawai di loket konsultasi | pertanyaan | o
"""
DIKLAT = """
# Meningkatnya kompetensi digital pegawai
Menyiapkan modul pelatihan aplikasi perkantoran untuk {n} peserta | modul | o
Mendampingi {n} pegawai administrasi berlatih lembar kerja digital | orang | o
Mengolah hasil tes awal dan akhir {n} peserta | orang | o
# Terpenuhinya hak pengembangan kompetensi 20 JP
Memetakan kebutuhan pelatihan {n} pegawai | pegawai | o
Menyusun jadwal pelatihan pelayanan publik bulan {bulan} | jadwal | o
Memverifikasi {n} sertifikat pelatihan mandiri | sertifikat | o
# Terlaksananya evaluasi pascapelatihan
Wawancara {n} atasan alumni pelatihan tentang perubahan di tempat kerja | orang | o
Menyusun laporan penyelenggaraan pelatihan nomor {no} | laporan | o
"""
HUMAS = """
# Tersebarnya informasi layanan kepada masyarakat
Meliput kegiatan pelayanan keliling di {desa} | berita | f
Menulis berita layanan kependudukan {desa} untuk laman resmi | berita | o
Membuat infografik tata cara mengurus bantuan sosial | infografik | o
# Terjawabnya aspirasi dan pengaduan publik
Menjawab {n} pertanyaan warga di media sosial resmi | pertanyaan | o
Meneruskan {n} aduan kanal pengaduan kepada perangkat daerah | aduan | o
Menyusun ringkasan isu publik bulan {bulan} | laporan | o
# Meningkatnya literasi digital masyarakat
Mendampingi {n} warga {desa} memakai layanan daring | orang | f
Menyiapkan materi cek fakta untuk Karang Taruna {desa} | dokumen | o
"""
APLIKASI = """
# Terkembangnya aplikasi layanan publik yang mudah dipakai
Memperbaiki {n} isian formulir layanan agar terbaca di ponsel | perbaikan | o
Menguji fitur antrean daring bersama {n} petugas loket | orang | o
Menulis dokumentasi antarmuka data nomor {no} | dokumen | o
# Terjaganya ketersediaan layanan elektronik
Memeriksa cadangan basis data; {n} berkas pulih dengan benar | berkas | o
Menangani gangguan jaringan kantor {desa} | gangguan | f
Memperbarui {n} server dan mencatat perubahannya | server | o
# Meningkatnya keamanan informasi
Menutup {n} akun lama yang tidak dipakai | akun | o
Menyusun panduan kata sandi untuk pegawai baru | dokumen | o
Memeriksa log akses bulan {bulan} | laporan | o
"""
KESMAS = """
# Menurunnya prevalensi stunting
Memantau pertumbuhan {n} balita di Posyandu {desa} | balita | f
Menyusun menu pemberian makanan tambahan untuk {desa} | dokumen | o
Kelas ibu hamil di {desa}, dihadiri {n} ibu | orang | f
# Meningkatnya perilaku hidup bersih dan sehat
Penyuluhan cuci tangan di {sekolah} untuk {n} murid | orang | f
Survei jentik {n} rumah di {desa} | rumah | f
# Tersedianya data kesehatan masyarakat
Merekap laporan bulanan {n} Posyandu | laporan | o
Validasi data imunisasi {desa} bulan {bulan} | data | o
"""
PUSKESMAS = """
# Terlaksananya pelayanan kesehatan perorangan yang bermutu
Melayani {n} pasien rawat jalan | pasien | o
Perawatan luka dan edukasi keluarga {warga} | pasien | o
Pemeriksaan kehamilan {n} ibu dari {desa} | orang | o
Menerima rujukan {warga} dan mendampingi sampai keadaannya stabil | pasien | o
# Terlaksananya kunjungan rumah dan pelayanan luar gedung
Kunjungan rumah {warga} di {desa}, pasien hipertensi | kunjungan | f
Imunisasi {n} bayi di Posyandu {desa} | bayi | f
Penjaringan kesehatan {n} murid {sekolah} | murid | f
# Terkelolanya rekam medis dan obat dengan tertib
Melengkapi {n} rekam medis elektronik | berkas | o
Memeriksa stok obat; {n} jenis mendekati kedaluwarsa | jenis | o
"""
DIKDAS = """
# Meningkatnya mutu pembelajaran sekolah dasar
Supervisi pembelajaran di {sekolah} | laporan | f
Mendampingi {n} guru menyusun modul ajar | guru | f
Menganalisis rapor pendidikan {sekolah} | analisis | o
# Terkelolanya dana dan data pendidikan
Verifikasi laporan dana operasional {sekolah} | berkas | o
Memutakhirkan data pokok {n} peserta didik | data | o
Memproses {n} usulan bantuan siswa kurang mampu dari {desa} | usulan | o
"""
SEKOLAH = """
# Terlaksananya pembelajaran yang berpusat pada murid
Mengajar {mapel} kelas {kelas}, {n} murid hadir | jam pelajaran | o
Menyusun modul ajar {mapel} untuk kelas {kelas} | modul | o
Memeriksa tugas {mapel} kelas {kelas}: {n} lembar | lembar | o
Pembelajaran di luar kelas tentang lingkungan pesisir {desa} | kegiatan | f
# Terlaksananya asesmen dan tindak lanjut hasil belajar
Ulangan harian {mapel} kelas {kelas} dan analisis hasilnya | analisis | o
Remedial {mapel} untuk {n} murid kelas {kelas} | murid | o
Bertemu orang tua {warga} membahas kehadiran anaknya | pertemuan | o
# Meningkatnya pembinaan murid
Melatih {n} murid kegiatan pramuka | murid | o
Piket pagi dan menyambut murid di gerbang | kegiatan | o
Pendampingan literasi {n} murid kelas {kelas} | murid | o
"""
DUKCAPIL = """
# Meningkatnya kepemilikan dokumen kependudukan
Perekaman KTP elektronik {n} warga | orang | o
Menerbitkan {n} kartu keluarga | dokumen | o
Pelayanan jemput bola di {desa}: {n} akta kelahiran | akta | f
Menerbitkan akta kelahiran anak {warga} | akta | o
# Terlayaninya warga dengan cepat dan ramah
Melayani {n} pemohon di loket; rata-rata tunggu di bawah 15 menit | orang | o
Membantu {warga}, penyandang disabilitas, sampai dokumennya selesai | orang | o
Menyelesaikan {n} permohonan daring | permohonan | o
# Terjaganya mutu data kependudukan
Memadankan {n} data ganda {desa} | data | o
Menyusun laporan pelayanan bulan {bulan} | laporan | o
"""
KECAMATAN = """
# Meningkatnya pelayanan administrasi terpadu kecamatan
Melayani {n} warga di loket pelayanan kecamatan | orang | o
Menerbitkan {n} surat keterangan warga {desa} | surat | o
Mengantar dokumen ke rumah {warga} di {desa} yang sakit | dokumen | f
# Terbinanya pemerintahan desa
Evaluasi anggaran {desa} | dokumen | o
Menghadiri musyawarah {desa}, {n} peserta | notula | f
Memediasi sengketa batas lahan {warga} di {desa} | berita acara | f
# Meningkatnya ketertiban dan pemberdayaan masyarakat
Mendampingi {n} kelompok usaha perempuan {desa} | kelompok | f
Monitoring kerja bakti {desa} bersama {n} warga | kegiatan | f
Menyusun laporan kewilayahan bulan {bulan} | laporan | o
"""
PIMPINAN = """
# Tercapainya sasaran unit melalui pembagian peran yang jelas
Memimpin rapat mingguan; {n} tugas dibagi dengan tenggat | notula | o
Membahas pembagian peran hasil dengan {n} pegawai | orang | o
Meneliti dan menandatangani {n} naskah dinas | naskah | o
# Meningkatnya mutu layanan unit
Meninjau layanan di {desa} dan mendengar masukan {n} warga | laporan | f
Menelaah {n} pengaduan dan menetapkan penanggung jawabnya | pengaduan | o
Rapat koordinasi lintas perangkat daerah tentang layanan {desa} | notula | o
# Terbinanya pegawai melalui umpan balik berkala
Dialog kinerja dengan {n} pegawai dan mencatat kesepakatannya | orang | o
Memeriksa laporan harian pegawai dan memberi catatan | laporan | o
Menyiapkan bahan laporan kinerja unit bulan {bulan} | laporan | o
"""
TEXTS = {
    "sosial": SOSIAL,
    "jaminan": JAMINAN,
    "bencana": BENCANA,
    "rumah": RUMAH,
    "umum": UMUM,
    "organisasi": ORGANISASI,
    "hukum": HUKUM,
    "pengawasan": PENGAWASAN,
    "kepegawaian": KEPEGAWAIAN,
    "diklat": DIKLAT,
    "humas": HUMAS,
    "aplikasi": APLIKASI,
    "kesmas": KESMAS,
    "puskesmas": PUSKESMAS,
    "dikdas": DIKDAS,
    "sekolah": SEKOLAH,
    "dukcapil": DUKCAPIL,
    "kecamatan": KECAMATAN,
    "pimpinan": PIMPINAN,
}
